package plaza.app.endtoend.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /** Whether there are books in this deployment. */
    final boolean money;

    public World(RunningPlaza plaza) {
        third = plaza.person();
        fourth = plaza.person();
        fifth = plaza.person();
        one = new Side(plaza.person());
        two = new Side(plaza.person());
        money = third.api().get("/api/wallet").status() == 200;
        one.asksIntoRoom(two);
        two.asksIntoRoom(one);
        for (Person each : List.of(third, fourth, one.person, two.person)) {
            for (Person other : List.of(third, fourth, one.person, two.person)) {
                if (!each.equals(other)) {
                    each.follow(other);
                }
            }
        }
        third.follow(fifth);
        post = third.reel("@%s and @%s #%s".formatted(one.name(), two.name(), tag));
        room = room("Kitchen", one.person, two.person, fourth);
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

    private String room(String name, Person... members) {
        return third.api()
                .post(
                        "/api/chats",
                        Map.of(
                                "name",
                                name,
                                "members",
                                List.of(members).stream().map(Person::id).toList()))
                .expect(201)
                .text("/id");
    }

    static String says(Person person, String room, String text) {
        return person.api()
                .post("/api/chats/" + room + "/messages", Map.of("content", text))
                .expect(201)
                .text("/id");
    }

    private static String live(Person host, String title) {
        String id = host.api().post("/api/streams", Map.of("title", title)).expect(201).text("/id");
        host.api().post("/api/streams/" + id + "/start").expect(200);
        return id;
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
        void asksIntoRoom(Side other) {
            Map<String, ?> room = Map.of("name", "ask " + mark, "members", List.of(other.id()));
            things.put("request", person.api().post("/api/chats", room).expect(201).text("/id"));
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
            things.put("stream", live(person, mark));
            for (String what : List.of("like", "repost", "bookmark")) {
                person.api().post("/api/posts/" + world.post + "/" + what).expect(200);
            }
            String named =
                    world.third
                            .api()
                            .post(
                                    "/api/chats",
                                    Map.of("name", "before", "members", List.of(id(), other.id())))
                            .expect(201)
                            .text("/id");
            world.third
                    .api()
                    .patch("/api/chats/" + named + "/members/" + id(), Map.of("role", "owner"))
                    .expect(204);
            person.api().patch("/api/chats/" + named, Map.of("name", mark)).expect(200);
            things.put("named", named);
            things.put("said", says(person, world.room, mark));
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

        private void takesPart(World world) {
            String path = "/api/streams/" + world.stream;
            Map<String, ?> invitation = Map.of("userId", id());
            world.third.api().post(path + "/participants", invitation).expect(204);
            person.api().post(path + "/participants/accept").expect(204);
            person.api().post(path + "/join").expect(200);
            person.api().post(path + "/messages", Map.of("text", mark)).expect(201);
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
            things.put("direct", chat(other));
            says(person, the("direct"), mark);
            person.api().post("/api/chats/" + world.room + "/read", Map.of()).expect(204);
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

        private String chat(Side other) {
            return person.api()
                    .post(
                            "/api/chats",
                            Map.of("userId", other.id()),
                            Map.of("Idempotency-Key", "chat"))
                    .expect(201)
                    .text("/id");
        }

        /** Publishes something that names the other, once. */
        plaza.app.testing.Answer keeps(Side other) {
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
