package plaza.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plaza.core.id.UserId;
import plaza.core.notification.Notification;
import plaza.core.notification.NotificationGroupId;
import plaza.core.notification.NotificationId;
import plaza.core.notification.NotificationRecord;
import plaza.core.notification.NotificationType;
import plaza.core.notification.NotificationUpdate;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;
import tools.jackson.databind.JsonNode;

/** Live updates over HTTP, on the platform in memory. */
class UpdateApiTest {
    private final Api api = Running.API;
    private final int port = Running.PLATFORM.server.port();

    private EventSource stream(Person person, String query) {
        return stream(person, query, "");
    }

    private EventSource stream(Person person, String query, String lastId) {
        HttpRequest.Builder request = api.request("/api/stream" + query, person.token());
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        EventSource source = EventSource.open(request.build());
        while (source.status() == 429) {
            // Connections that were broken off count until the server has found out.
            source.close();
            source = EventSource.open(request.build());
        }
        return source;
    }

    private Socket socket(Person person, String query) {
        return Socket.open(port, query, Map.of("Authorization", "Bearer " + person.token()));
    }

    private static final UserId STRANGER = id(Running.API.register());

    private static UserId id(Person person) {
        return UserId.parse(person.id()).orElseThrow();
    }

    private static void notify(Person person, String act) {
        stand(person, act);
        Running.PLATFORM.updates.publish(id(person), update(act));
    }

    /** Nobody is told of what does not stand. */
    private static void stand(Person person, String act) {
        var done =
                new Notification(
                        new NotificationId(named(act)),
                        id(person),
                        STRANGER,
                        NotificationType.LIKE,
                        null,
                        Instant.now(),
                        false);
        Running.PLATFORM.notificationStore.put(
                List.of(new NotificationRecord(done, true, Instant.now())));
    }

    private static NotificationUpdate update(String act) {
        return new NotificationUpdate(
                new NotificationId(named(act)),
                new NotificationGroupId(named(act)),
                NotificationType.LIKE,
                STRANGER,
                null);
    }

    private static UUID named(String act) {
        return UUID.nameUUIDFromBytes(act.getBytes(UTF_8));
    }

    private static String told(String act) {
        return "{\"id\":\"%s\",\"type\":\"like\",\"actorId\":\"%s\",\"postId\":null}"
                .formatted(named(act), STRANGER);
    }

    private static List<String> acts(EventSource source) {
        return source.named("notifications").stream().map(EventSource.Event::data).toList();
    }

    private static List<String> expected(String prefix, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> told(prefix + i)).toList();
    }

    private static void ready(EventSource source) {
        await().until(() -> !source.named("ready").isEmpty());
    }

    @Test
    void aStreamIsWhatBrowsersTakeForOne() {
        Person person = api.register();
        try (EventSource source = stream(person, "?topics=notifications,feed")) {
            assertThat(source.status()).isEqualTo(200);
            assertThat(source.response.headers().firstValue("Content-Type"))
                    .hasValue("text/event-stream");
            assertThat(source.response.headers().firstValue("Cache-Control")).hasValue("no-store");
            ready(source);
            assertThat(source.events.getFirst().id()).isNotEmpty();
        }
    }

    /** Compression takes memory that no budget counts. */
    @Test
    void noExtensionOfWebSocketsIsGrantedWhicheverIsAskedFor() throws Exception {
        Person person = api.register();
        try (var client = new RawClient(port)) {
            String head =
                    client.send(
                                    """
                                    GET /api/ws HTTP/1.1\r
                                    Host: 127.0.0.1\r
                                    Upgrade: websocket\r
                                    Connection: Upgrade\r
                                    Sec-WebSocket-Version: 13\r
                                    Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
                                    Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r
                                    Authorization: Bearer %s\r
                                    \r
                                    """
                                            .formatted(person.token()))
                            .head();
            assertThat(head)
                    .startsWith("HTTP/1.1 101 ")
                    .doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
        }
    }

    @Test
    void postsOfThoseWhoAreFollowedCome() {
        Person ada = api.register();
        Person reader = api.register();
        api.post(reader, "/api/users/" + ada.id() + "/follow");
        try (EventSource source = stream(reader, "?topics=feed");
                Socket socket = socket(reader, "?topics=feed")) {
            ready(source);
            await().until(() -> !socket.ofType("ready").isEmpty());
            List<String> posts = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                posts.add(api.publish(ada, "post " + i));
            }
            await().until(() -> source.named("feed").size() >= 5);
            await().until(() -> socket.events("feed").size() >= 5);
            assertThat(source.named("feed").stream().map(EventSource.Event::data))
                    .containsExactlyElementsOf(
                            posts.stream()
                                    .map(
                                            post ->
                                                    "{\"postId\":\"%s\",\"authorId\":\"%s\",\"repostedBy\":null}"
                                                            .formatted(post, ada.id()))
                                    .toList());
            assertThat(socket.events("feed").stream().map(e -> e.at("/data/postId").asString()))
                    .containsExactlyElementsOf(posts);
        }
    }

    @Test
    void whatIsPublishedTwiceComesOnce() {
        Person person = api.register();
        String act = person.id();
        try (EventSource source = stream(person, "?topics=notifications")) {
            ready(source);
            notify(person, act + "0");
            notify(person, act + "0");
            notify(person, act + "1");
            await().until(() -> acts(source).contains(told(act + "1")));
            assertThat(acts(source)).containsExactlyElementsOf(expected(act, 0, 2));
        }
    }

    @Test
    void everybodyIsToldHoweverManyTheyAre() {
        Person person = api.register();
        String act = person.id();
        List<UserId> all = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            all.add(new UserId(new UUID(8, i)));
        }
        all.add(id(person));
        try (EventSource source = stream(person, "?topics=notifications")) {
            ready(source);
            stand(person, act + "0");
            Running.PLATFORM.updates.publish(all, update(act + "0"));
            Running.PLATFORM.updates.publish(all, update(act + "0"));
            notify(person, act + "1");
            await().until(() -> acts(source).contains(told(act + "1")));
            assertThat(acts(source)).containsExactlyElementsOf(expected(act, 0, 2));
        }
    }

    @Test
    void aReaderThatComesBackMissesNothingAndGetsNothingTwiceWhereverItBroke() {
        Person person = api.register();
        String act = person.id();
        List<EventSource.Event> all;
        try (EventSource source = stream(person, "?topics=notifications")) {
            ready(source);
            IntStream.range(0, 20).forEach(i -> notify(person, act + i));
            await().until(() -> acts(source).size() == 20);
            all = List.copyOf(source.events);
        }
        for (int seen = 0; seen <= 20; seen++) {
            String last = all.get(seen).id();
            int missed = 20 - seen;
            try (EventSource again = stream(person, "?topics=notifications", last);
                    EventSource polyfill =
                            stream(person, "?topics=notifications&lastEventId=" + last)) {
                for (EventSource source : List.of(again, polyfill)) {
                    await().until(() -> source.events.size() >= 1 + missed);
                    assertThat(source.events.getFirst().name()).isEqualTo("ready");
                    assertThat(acts(source)).containsExactlyElementsOf(expected(act, seen, 20));
                }
            }
        }
    }

    @Test
    void aPlaceThatIsNotKnownMakesTheClientLoadAnew() {
        Person person = api.register();
        Person other = api.register();
        String others;
        try (EventSource source = stream(other, "")) {
            ready(source);
            others = source.lastId();
        }
        for (String place : List.of(others, "x", "1.1", "abc.999999999999999999999", "%20")) {
            try (EventSource source =
                    stream(person, "?topics=notifications&lastEventId=" + place)) {
                await().until(() -> !source.events.isEmpty());
                assertThat(source.events.getFirst().name()).as(place).isEqualTo("reset");
                String act = person.id() + place;
                notify(person, act);
                await().until(() -> acts(source).size() == 1);
            }
        }
    }

    @Test
    void countsOfPostsOnTheScreenComeAsTheyAreAndThenAsTheyBecome() {
        Person ada = api.register();
        Person reader = api.register();
        String post = api.publish(ada, "count me");
        try (EventSource source = stream(reader, "?posts=" + post);
                Socket socket = socket(reader, "")) {
            socket.send(
                    "{\"type\":\"subscribe\",\"topic\":\"posts\",\"ids\":[\"%s\"]}"
                            .formatted(post));
            await().until(() -> source.named("posts").size() == 1);
            await().until(() -> socket.events("posts").size() == 1);
            api.post(reader, "/api/posts/" + post + "/like");
            await().until(() -> source.named("posts").size() == 2);
            assertThat(source.named("posts").getLast().data())
                    .isEqualTo(
                            "{\"postId\":\"%s\",\"counts\":{\"likes\":1,\"reposts\":0,\"replies\":0,\"impressions\":0}}"
                                    .formatted(post));
            api.post(ada, "/api/posts", "{\"text\":\"yes\",\"replyTo\":\"" + post + "\"}");
            await().until(
                            () ->
                                    socket.events("posts").stream()
                                            .anyMatch(
                                                    e ->
                                                            e.at("/data/counts/replies").asInt()
                                                                    == 1));
            assertThat(socket.events("posts").getLast().has("id")).isFalse();
            socket.send(
                    "{\"type\":\"unsubscribe\",\"topic\":\"posts\",\"ids\":[\"%s\"]}"
                            .formatted(post));
            await().until(() -> socket.ofType("unsubscribed").size() == 1);
            int before = socket.events("posts").size();
            api.post(reader, "/api/posts/" + post + "/repost");
            await().until(() -> source.named("posts").getLast().data().contains("\"reposts\":1"));
            assertThat(socket.events("posts")).hasSize(before);
        }
    }

    @Test
    void manyLikesAtOnceAreToldInFewMessages() {
        Person ada = api.register();
        String post = api.publish(ada, "like me");
        List<Person> fans = IntStream.range(0, 30).mapToObj(_ -> api.register()).toList();
        try (EventSource source = stream(ada, "?posts=" + post)) {
            await().until(() -> source.named("posts").size() == 1);
            long start = System.nanoTime();
            fans.parallelStream().forEach(fan -> api.post(fan, "/api/posts/" + post + "/like"));
            await().until(() -> source.named("posts").getLast().data().contains("\"likes\":30"));
            long quarters = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / 250;
            assertThat(source.named("posts").size()).isLessThanOrEqualTo((int) quarters + 3);
        }
    }

    @Test
    void postsThatMayNotBeSeenAreNotWatched() {
        Person ada = api.register();
        Person reader = api.register();
        String hidden =
                api.post(ada, "/api/posts", "{\"text\":\"mine\",\"visibility\":\"private\"}")
                        .text("id");
        String open = api.publish(ada, "open");
        try (Socket socket = socket(reader, "")) {
            socket.send(
                    "{\"type\":\"subscribe\",\"topic\":\"posts\",\"ids\":[\"%s\",\"%s\"]}"
                            .formatted(hidden, open));
            await().until(() -> socket.ofType("subscribed").size() == 1);
            assertThat(socket.ofType("subscribed").getFirst().at("/ids").toString())
                    .isEqualTo("[\"" + open + "\"]");
            api.post(reader, "/api/users/" + ada.id() + "/block");
            Person fan = api.register();
            api.post(fan, "/api/posts/" + open + "/like");
            socket.send("{\"type\":\"ping\"}");
            await().until(() -> socket.ofType("pong").size() == 1);
            assertThat(socket.events("posts"))
                    .noneMatch(e -> e.at("/data/counts/likes").asInt() == 1);
        }
    }

    @Test
    void aSocketSaysWhatIsWrongWithAMessageAndGoesOn() {
        Person person = api.register();
        try (Socket socket = socket(person, "")) {
            List<String> wrong =
                    List.of(
                            "hello",
                            "[]",
                            "null",
                            "{\"type\":\"subscribe\"}",
                            "{\"type\":\"subscribe\",\"topic\":\"weather\"}",
                            "{\"type\":\"subscribe\",\"topic\":\"posts\"}",
                            "{\"type\":\"subscribe\",\"topic\":\"posts\",\"ids\":[null]}",
                            "{\"type\":\"subscribe\",\"topic\":\"posts\",\"ids\":[\"x\"]}",
                            "{\"type\":\"shout\"}",
                            "{\"type\":\"ping\",\"extra\":1}");
            for (String message : wrong) {
                socket.send(message);
            }
            socket.send("{\"type\":\"ping\"}");
            await().until(() -> socket.ofType("pong").size() == 1);
            assertThat(socket.ofType("error")).hasSize(wrong.size());
            for (JsonNode error : socket.ofType("error")) {
                assertThat(error.at("/problem/status").asInt()).isBetween(400, 422);
                assertThat(error.at("/problem/detail").asString()).isNotBlank();
            }
        }
    }

    @Test
    void moreThanTwoHundredPostsAreTooMany() {
        Person person = api.register();
        String ids =
                String.join(
                        ",",
                        IntStream.range(0, 201)
                                .mapToObj(i -> "0199a0c4-6ee3-7d5a-8c2f-3b1f6a52%04x".formatted(i))
                                .toList());
        assertThat(api.get(person, "/api/stream?posts=" + ids).status()).isEqualTo(422);
        assertThat(api.get(person, "/api/stream?posts=x").status()).isEqualTo(422);
        assertThat(api.get(person, "/api/stream?topics=posts").status()).isEqualTo(422);
        assertThat(api.get(person, "/api/ws").status()).isEqualTo(422);
        assertThat(api.get(null, "/api/stream").status()).isEqualTo(401);
        assertThat(api.get(null, "/api/ws").status()).isEqualTo(401);
    }

    @Test
    void aMessageThatIsTooLongAndTooManyMessagesEndTheSocket() {
        Person person = api.register();
        try (Socket large = socket(person, "");
                Socket many = socket(person, "")) {
            large.send("{\"type\":\"ping\"}" + " ".repeat(64 * 1024 - 15));
            await().until(() -> large.ofType("pong").size() == 1);
            large.send(" ".repeat(64 * 1024 + 1));
            await().until(() -> large.closeCode == 1009);
            assertThat(large.ofType("bye").getFirst().at("/reason").asString())
                    .isEqualTo("too-large");
            for (int i = 0; i < 200 && many.closeCode == 0; i++) {
                try {
                    many.send("{\"type\":\"ping\"}");
                } catch (java.util.concurrent.CompletionException closed) {
                    break;
                }
            }
            await().until(() -> many.closeCode == 1008);
            assertThat(many.ofType("bye").getFirst().at("/reason").asString())
                    .isEqualTo("too-many-messages");
        }
    }

    @Test
    void onePersonHasNoMoreThanTwentyConnections() {
        Person person = api.register();
        List<EventSource> open = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                EventSource source = stream(person, "");
                assertThat(source.status()).isEqualTo(200);
                open.add(source);
            }
            Answer refused = api.get(person, "/api/stream");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("2");
            assertThat(
                            Socket.refusal(
                                    port, "", Map.of("Authorization", "Bearer " + person.token())))
                    .isEqualTo(429);
        } finally {
            open.forEach(EventSource::close);
        }
    }

    @Test
    void aSessionThatEndsClosesItsConnectionsAndNoOthers() {
        Person person = api.register();
        Answer login =
                api.post(
                        null,
                        "/api/auth/login",
                        "{\"username\":\"%s\",\"password\":\"correct horse\"}"
                                .formatted(person.username()));
        var elsewhere = new Person(person.id(), person.username(), login.text("accessToken"));
        try (EventSource source = stream(person, "?topics=notifications");
                Socket socket = socket(person, "");
                EventSource other = stream(elsewhere, "?topics=notifications")) {
            ready(source);
            ready(other);
            await().until(() -> !socket.ofType("ready").isEmpty());
            assertThat(api.post(person, "/api/auth/logout").status()).isEqualTo(204);
            await().atMost(1, TimeUnit.SECONDS)
                    .until(() -> source.ended() && socket.closeCode == 1008);
            assertThat(source.named("bye").getFirst().data()).contains("session-ended");
            assertThat(socket.closeReason).isEqualTo("session-ended");
            notify(person, person.id());
            await().until(() -> acts(other).size() == 1);
            assertThat(other.ended()).isFalse();
        }
    }
}
