package plaza.app.permission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plaza.app.cli.Platform;
import plaza.app.testing.LeftOut;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.contracts.media.SampleMedia;
import plaza.core.id.SessionId;
import plaza.core.id.UserId;
import plaza.core.secret.Secret;
import plaza.core.session.Session;
import plaza.http.security.JwtTokens;
import plaza.http.security.TokenSecret;

/** A person who has everything that a person can have here, and people around them. */
final class World {
    static final String SECRET = "a secret of a server whose tokens tests can sign";

    private static final String NOTHING = "0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0";
    private static final Pattern NAMED = Pattern.compile("\\{(\\w+)}");

    private final RunningPlaza plaza;
    private final Person owner;
    private final Person friend;
    private final Map<Actor, Person> people = new EnumMap<>(Actor.class);
    private final Map<String, String> things = new HashMap<>();
    private final LeftOut leftOut;

    /**
     * @param isPrivate whether the owner's account is
     */
    World(RunningPlaza plaza, Platform.Operations operations, boolean isPrivate) {
        this.plaza = plaza;
        this.leftOut = LeftOut.by(plaza.nobody());
        this.owner = plaza.person();
        this.friend = plaza.person().follow(owner);
        owner.follow(friend);
        people.put(Actor.STRANGER, plaza.person());
        people.put(Actor.FOLLOWER, plaza.person().follow(owner));
        Person followed = plaza.person();
        owner.follow(followed);
        people.put(Actor.FOLLOWED, followed);
        Person blocked = plaza.person();
        owner.block(blocked);
        people.put(Actor.BLOCKED, blocked);
        people.put(Actor.BLOCKING, plaza.person().block(owner));
        Person muted = plaza.person();
        owner.mute(muted);
        people.put(Actor.MUTED, muted);
        Person admin = plaza.person();
        operations.makeAdmin(admin.username());
        people.put(Actor.ADMIN, admin);
        people.put(Actor.OWNER, owner);
        if (isPrivate) {
            owner.hide(true);
            people.put(Actor.REQUESTED, plaza.person().follow(owner));
        }
        people.put(Actor.ENDED, ended());
        people.put(Actor.EXPIRED, expired());
        people.put(Actor.FORGED, forged());
        things.put("user", owner.id());
        things.put("friend", friend.id());
        things.put("asker", Objects.requireNonNullElse(people.get(Actor.REQUESTED), friend).id());
        things.put("nothing", NOTHING);
    }

    /** Whether there is such a person here. */
    boolean has(Actor actor) {
        return actor == Actor.NOBODY || people.containsKey(actor);
    }

    @Nullable String token(Actor actor) {
        Person person = people.get(actor);
        return person == null ? null : person.token();
    }

    private Person again(Person person) {
        return Person.login(
                plaza.nobody(),
                plaza.nobody()
                        .post(
                                "/api/auth/login",
                                Map.of("username", person.username(), "password", Person.PASSWORD))
                        .expect(200));
    }

    private Person ended() {
        Person person = again(owner);
        person.api().post("/api/auth/logout").expect(204);
        return person;
    }

    private Person expired() {
        Instant past = Instant.now().minus(Duration.ofDays(2));
        return with(SECRET, past, past.plus(Duration.ofDays(1)));
    }

    private Person forged() {
        Instant now = Instant.now();
        return with("a secret of another server, as long", now, now.plus(Duration.ofDays(1)));
    }

    /** The owner, with a token for the session that they have. */
    private Person with(String secret, Instant from, Instant until) {
        String session = owner.api().get("/api/auth/sessions").expect(200).text("/items/0/id");
        String token =
                new JwtTokens(
                                new TokenSecret(Secret.of(secret)),
                                Clock.fixed(Instant.now(), ZoneOffset.UTC))
                        .issue(
                                new Session(
                                        SessionId.parse(session).orElseThrow(),
                                        UserId.parse(owner.id()).orElseThrow(),
                                        from,
                                        until,
                                        "test",
                                        "127.0.0.1"));
        return new Person(plaza.nobody().as(token), owner.id(), owner.username(), token);
    }

    /** New things of the owner, for the next operation. */
    void renew() {
        String live = things.get("live");
        if (live != null) {
            owner.api().post("/api/streams/" + live + "/end");
        }
        things.keySet().retainAll(List.of("user", "friend", "asker", "nothing"));
    }

    /** A text with what its {@code {names}} stand for, made where it is not there yet. */
    String filled(String text) {
        Matcher names = NAMED.matcher(text);
        var filled = new StringBuilder();
        while (names.find()) {
            names.appendReplacement(filled, Matcher.quoteReplacement(thing(names.group(1))));
        }
        return names.appendTail(filled).toString();
    }

    private String thing(String name) {
        if (name.equals("fresh")) {
            return Person.freshName();
        }
        String known = things.get(name);
        if (known == null) {
            known = made(name);
            things.put(name, known);
        }
        return known;
    }

    private String made(String name) {
        return switch (name) {
            case "post" -> owner.post("something");
            case "reel" -> owner.upload("reel");
            case "media" -> {
                String key = thing("reel");
                owner.publish(Map.of("text", "seen", "mediaKeys", List.of(key)));
                yield key;
            }
            case "story" ->
                    owner.api()
                            .post(
                                    "/api/stories",
                                    Map.of(
                                            "mediaKey",
                                            owner.upload("story", SampleMedia.png(4, 2))))
                            .expect(201)
                            .text("/id");
            case "room" ->
                    makes("/api/chats", Map.of("name", "Kitchen", "members", List.of(friend.id())));
            case "message" -> said("/api/chats/" + thing("room"), "content");
            case "stream" -> makes("/api/streams", Map.of("title", "Tuning"));
            case "live" -> {
                String stream = thing("stream");
                leftOut.expect(200, owner.api().post("/api/streams/" + stream + "/start"));
                yield stream;
            }
            case "comment" -> said("/api/streams/" + thing("live"), "text");
            case "session" -> owner.api().get("/api/auth/sessions").expect(200).text("/items/0/id");
            case "payment" ->
                    makes(
                            "/api/wallet/topups",
                            Map.of("amount", "5.00", "method", "sandbox-ok"),
                            Map.of("Idempotency-Key", "walk"));
            case "gift" ->
                    leftOut.has("/api/gifts")
                            ? NOTHING
                            : owner.api().all("/api/gifts", "/id").getFirst();
            default -> throw new IllegalArgumentException("nobody makes a " + name);
        };
    }

    private String said(String place, String field) {
        return makes(place + "/messages", Map.of(field, "hello"));
    }

    private String makes(String path, Map<String, ?> body) {
        return makes(path, body, Map.of());
    }

    private String makes(String path, Map<String, ?> body, Map<String, String> headers) {
        return leftOut.made(owner.api().post(path, body, headers));
    }
}
