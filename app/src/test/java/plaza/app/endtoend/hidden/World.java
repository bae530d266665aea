package plaza.app.endtoend.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.app.testing.Answer;
import plaza.app.testing.LeftOut;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

/**
 * Two people who have met everywhere: they follow each other, a third one speaks of both, they
 * share rooms, streams and what they like. Everything is there twice, with their parts exchanged.
 */
public final class World {
    /** Whoever speaks of both. */
    public final Person third;

    /** Somebody else who is everywhere. */
    public final Person fourth;

    /** Followed by the third and both, by whom nobody else does. */
    final Person fifth;

    public final Side one;
    public final Side two;

    /** Of the third: a post that shows something and names both, and what it is found under. */
    final String post;

    final String tag = "t" + unique();
    final String room;
    final String message;
    final String stream;

    /** What there is none of in this deployment: nobody meets there. */
    final LeftOut leftOut;

    final boolean money;
    final boolean chats;
    final boolean streams;

    public World(RunningPlaza plaza) {
        leftOut = LeftOut.by(plaza.nobody());
        money = !leftOut.has("/api/wallet");
        chats = !leftOut.has("/api/chats");
        streams = !leftOut.has("/api/streams");
        third = plaza.person();
        fourth = plaza.person();
        fifth = plaza.person();
        one = new Side(plaza.person());
        two = new Side(plaza.person());
        one.asksIntoRoom(this, two);
        two.asksIntoRoom(this, one);
        for (Person each : List.of(third, fourth, one.person, two.person)) {
            for (Person other : List.of(third, fourth, one.person, two.person)) {
                if (!each.equals(other)) {
                    each.follow(other);
                }
            }
        }
        third.follow(fifth);
        post = third.reel("@%s and @%s #%s".formatted(one.name(), two.name(), tag));
        room = room(third, "Kitchen", one.id(), two.id(), fourth.id());
        stream = live(third, "Tuning");
        one.meets(this, two);
        two.meets(this, one);
        message = says(third, room, "to all");
        one.answers(this, two);
        two.answers(this, one);
    }

    public Side other(Side side) {
        return side.equals(one) ? two : one;
    }

    private String room(Person owner, String name, String... members) {
        return makes(
                owner, "/api/chats", Map.of("name", name, "members", List.of(members)), Map.of());
    }

    String says(Person person, String room, String text) {
        return makes(person, "/api/chats/" + room + "/messages", Map.of("content", text), Map.of());
    }

    /** Says it among those who watch the stream of the third. */
    String comments(Person person, String text) {
        return makes(
                person, "/api/streams/" + stream + "/messages", Map.of("text", text), Map.of());
    }

    private String live(Person host, String title) {
        String id = makes(host, "/api/streams", Map.of("title", title), Map.of());
        does(host, 200, "POST", "/api/streams/" + id + "/start", null);
        return id;
    }

    /** The id of what somebody makes; where it is left out, that of nothing. */
    String makes(Person person, String path, Map<String, ?> body, Map<String, String> headers) {
        return leftOut.made(person.api().post(path, body, headers));
    }

    /** Does something that may be left out. */
    void does(Person person, int status, String method, String path, @Nullable String body) {
        leftOut.expect(status, person.api().send(method, path, body, Map.of()));
    }

    static String unique() {
        return UUID.randomUUID().toString().substring(24);
    }

    /** One of the two, and what they have done. */
    public static final class Side {
        public final Person person;

        /** In every text of theirs, and in no other. */
        final String mark = "m" + unique();

        final String display = "D" + unique();
        final Map<String, String> things = new HashMap<>();

        Side(Person person) {
            this.person = person;
            String avatar = person.upload("avatar");
            person.api()
                    .patch(
                            "/api/users/me",
                            Map.of("displayName", display, "bio", mark, "avatarKey", avatar))
                    .expect(200);
            things.put("avatar", avatar);
        }

        String id() {
            return person.id();
        }

        String name() {
            return person.username();
        }

        /** What the two have of each other by this name. */
        String the(String thing) {
            String found = things.get(thing);
            assertThat(found).as(thing).isNotNull();
            return String.valueOf(found);
        }

        /** Before they follow each other: a request that is never answered. */
        void asksIntoRoom(World world, Side other) {
            things.put("request", world.room(person, "ask " + mark, other.id()));
        }

        private String publishes(Map<String, ?> more) {
            Map<String, Object> body = new HashMap<>(more);
            body.put("text", "by " + mark);
            return person.publish(body);
        }

        void meets(World world, Side other) {
            String media = person.upload("post");
            things.put("media", media);
            things.put("post", publishes(Map.of("mediaKeys", List.of(media))));
            things.put("tagged", person.post(mark + " #" + world.tag));
            things.put("reply", publishes(Map.of("replyTo", world.post)));
            things.put("quote", publishes(Map.of("quoteOf", world.post)));
            String picture = person.upload("story");
            things.put("picture", picture);
            Map<String, ?> story = Map.of("mediaKey", picture, "text", mark);
            things.put("story", person.api().post("/api/stories", story).expect(201).text("/id"));
            things.put("stream", world.live(person, mark));
            for (String what : List.of("like", "repost", "bookmark")) {
                person.api().post("/api/posts/" + world.post + "/" + what).expect(200);
            }
            String named = world.room(world.third, "before", id(), other.id());
            world.does(
                    world.third,
                    204,
                    "PATCH",
                    "/api/chats/" + named + "/members/" + id(),
                    "{\"role\":\"owner\"}");
            renames(world, named, mark);
            things.put("named", named);
            things.put("said", world.says(person, world.room, mark));
            takesPart(world);
            if (world.money) {
                person.api()
                        .post(
                                "/api/wallet/topups",
                                Map.of("amount", "5.00", "method", "sandbox-late"),
                                Map.of("Idempotency-Key", "in"))
                        .expect(201);
            }
            world.fifth.follow(person);
            person.follow(world.fifth);
        }

        void renames(World world, String room, String name) {
            String body = "{\"name\":\"" + name + "\"}";
            world.does(person, 200, "PATCH", "/api/chats/" + room, body);
        }

        void reads(World world) {
            world.does(person, 204, "POST", "/api/chats/" + world.room + "/read", "{}");
        }

        private void takesPart(World world) {
            String path = "/api/streams/" + world.stream;
            String invitation = "{\"userId\":\"" + id() + "\"}";
            world.does(world.third, 204, "POST", path + "/participants", invitation);
            world.does(person, 204, "POST", path + "/participants/accept", null);
            world.does(person, 200, "POST", path + "/join", null);
            world.comments(person, mark);
        }

        /** What needs the other to be there. */
        void answers(World world, Side other) {
            String theirs = "/api/posts/" + other.the("post");
            for (String what : List.of("like", "repost", "bookmark")) {
                person.api().post(theirs + "/" + what).expect(200);
            }
            for (Person each : List.of(world.third, world.fourth)) {
                each.api().post(theirs + "/like").expect(200);
            }
            things.put("direct", chat(world, other));
            world.says(person, the("direct"), mark);
            reads(world);
            person.api().post("/api/stories/" + other.the("story") + "/view").expect(200);
            things.put("answered", publishes(Map.of("replyTo", other.the("post"))));
            things.put("below", world.fourth.reply(the("reply"), "to them"));
            // Made again under the same keys when the two are hidden from each other.
            things.put("kept", keeps(other).text("/id"));
            if (world.money) {
                soon(
                        () ->
                                assertThat(person.api().get("/api/wallet").text("/balance"))
                                        .isEqualTo("5.00"));
                String gift = person.api().all("/api/gifts", "/id").getFirst();
                gives(world.stream, gift);
                things.put("transaction", gives(other.the("stream"), gift));
            }
        }

        private String chat(World world, Side other) {
            return world.makes(
                    person,
                    "/api/chats",
                    Map.of("userId", other.id()),
                    Map.of("Idempotency-Key", "chat"));
        }

        /** Publishes something that names the other, once. */
        Answer keeps(Side other) {
            return person.api()
                    .post(
                            "/api/posts",
                            Map.of("text", "to @" + other.name()),
                            Map.of("Idempotency-Key", "kept"))
                    .expect(201);
        }

        private String gives(String stream, String gift) {
            return person.api()
                    .post(
                            "/api/streams/" + stream + "/gifts",
                            Map.of("giftId", gift),
                            Map.of("Idempotency-Key", "gift-" + stream))
                    .expect(201)
                    .text("/id");
        }
    }
}
