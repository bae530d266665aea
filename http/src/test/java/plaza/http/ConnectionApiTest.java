package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import plaza.contracts.media.SampleMedia;
import plaza.core.limit.Network;
import plaza.core.subscription.UpdateConnection.Kind;
import plaza.core.subscription.UpdateSettings;
import plaza.http.Api.Person;
import plaza.http.connection.ConnectionSettings;
import plaza.http.connection.Connections;

/** Whoever only takes room, or time, loses it; and everybody else is served. */
class ConnectionApiTest {
    private static final String HALF = "GET /health/ready HTTP/1.1\r\nHost: x\r\nX-Rest: ";
    private static final String HEAD =
            "POST /api/auth/register HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 5000\r\n\r\n{\"login\":\"";
    private static final Duration SHORT = Duration.ofMillis(300);

    private static MemoryPlatform platform(ConnectionSettings connections) {
        return platform(connections, UpdateSettings.DEFAULT);
    }

    private static MemoryPlatform platform(ConnectionSettings connections, UpdateSettings updates) {
        return new MemoryPlatform(
                1_000_000,
                Clock.systemUTC(),
                MemoryPlatform.settings(false, List.of(), List.of(), connections),
                updates);
    }

    private static ConnectionSettings impatient(Duration header, Duration patience) {
        return new ConnectionSettings(100, 100, 50, header, patience, 1_024, 16 << 20);
    }

    private static Connections connections(MemoryPlatform platform) {
        return platform.server.context().getBean(Connections.class);
    }

    private static List<RawClient> open(int count, int port, String request) throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(new RawClient(port).send(request));
        }
        return clients;
    }

    private static void closeAll(List<RawClient> clients) throws IOException {
        for (RawClient each : clients) {
            each.close();
        }
    }

    @Test
    void halfSentRequestsFromOneAddressAreClosedBeyondItsBoundAndTheNextIsServed()
            throws Exception {
        try (var platform = platform(MemoryPlatform.connections(100, 5, 50))) {
            List<RawClient> half = open(40, platform.server.port(), HALF);
            try (var next = new RawClient(platform.server.port())) {
                next.send("GET /health/ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                assertThat(next.rest()).startsWith("HTTP/1.1 200");
                for (RawClient each : half.subList(0, 30)) {
                    assertThat(each.rest()).doesNotContain("HTTP/1.1 200");
                }
                await().until(() -> connections(platform).open() <= 5);
                assertThat(connections(platform).displaced()).isGreaterThanOrEqualTo(35);
            }
            closeAll(half);
        }
    }

    @Test
    void requestsUnderWayAreBoundedAndWhoeverIsWaitedForLongestMakesRoom() throws Exception {
        try (var platform = platform(MemoryPlatform.connections(100, 100, 3))) {
            List<RawClient> half = open(10, platform.server.port(), HALF);
            List<RawClient> bodies = open(10, platform.server.port(), HEAD);
            // Some come while those before them have not been read yet: these are refused.
            Connections counted = connections(platform);
            await().until(() -> counted.displaced() + counted.refused() >= 17);
            assertThat(counted.displaced()).isPositive();
            assertThat(counted.working()).isLessThanOrEqualTo(3);
            assertThat(new Api(platform.server.port()).get(null, "/health/ready").status())
                    .isEqualTo(200);
            closeAll(half);
            closeAll(bodies);
        }
    }

    @Test
    void aRequestThatThereIsNoRoomForIs503AndSaysWhenToComeAgain() throws Exception {
        try (var platform = platform(MemoryPlatform.connections(100, 100, 1))) {
            int port = platform.server.port();
            var examined = new CountDownLatch(1);
            platform.examined = examined;
            try (var slow = new RawClient(port)) {
                slow.send("GET /health/ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                await().until(() -> platform.examining.get() == 1);

                RawAnswer refused =
                        RawAnswer.to(port, "GET /health/ready HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.head()).contains("Retry-After: 1", "application/problem+json");
                assertThat(refused.body())
                        .contains("/problems/unavailable", "Temporarily unavailable");

                examined.countDown();
                assertThat(slow.rest()).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void anAddressHasAShareOfTheRequestsUnderWayAlsoBehindAProxy() throws Exception {
        var proxy = List.of(Network.parse("127.0.0.1").orElseThrow());
        var bounds = MemoryPlatform.connections(100, 100, 8);
        for (boolean proxied : List.of(false, true)) {
            var settings =
                    MemoryPlatform.settings(false, proxied ? proxy : List.of(), List.of(), bounds);
            try (var platform =
                    new MemoryPlatform(
                            1_000_000, Clock.systemUTC(), settings, UpdateSettings.DEFAULT)) {
                int port = platform.server.port();
                var examined = new CountDownLatch(1);
                platform.examined = examined;
                String ready = "GET /health/ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
                String from = proxied ? "X-Forwarded-For: 192.0.2.7\r\n\r\n" : "\r\n";
                List<RawClient> greedy = open(6, port, ready + from);
                await().until(() -> platform.examining.get() == 6);

                RawAnswer refused = RawAnswer.to(port, ready + from);
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.head()).contains("Retry-After: ", "application/problem+json");
                if (proxied) {
                    String live = ready.replace("ready", "live");
                    String other = "X-Forwarded-For: 192.0.2.8\r\n\r\n";
                    assertThat(RawAnswer.to(port, live + other).status()).isEqualTo(200);
                }

                examined.countDown();
                for (RawClient each : greedy) {
                    assertThat(each.rest()).startsWith("HTTP/1.1 200");
                }
                closeAll(greedy);
            }
        }
    }

    @Test
    void whoTakesNoLongAnswerLeavesBytesToOthersAndShortAnswersGoOn() throws Exception {
        var proxy = List.of(Network.parse("127.0.0.1").orElseThrow());
        long bytes = 2 << 20;
        var settings =
                MemoryPlatform.settings(
                        false, proxy, List.of(), MemoryPlatform.connections(100, 100, 50, bytes));
        try (var platform =
                new MemoryPlatform(
                        1_000_000, Clock.systemUTC(), settings, UpdateSettings.DEFAULT)) {
            int port = platform.server.port();
            var api = new Api(port);
            Person person = api.register();
            String chat = api.post(person, "/api/chats", "{\"name\":\"Room\"}").text("id");
            String message = "{\"content\":\"" + "\uD83D\uDE00".repeat(4_000) + "\"}";
            for (int i = 0; i < 70; i++) {
                assertThat(api.post(person, "/api/chats/" + chat + "/messages", message).status())
                        .isEqualTo(201);
            }
            String list = "GET /api/chats/" + chat + "/messages?limit=%d HTTP/1.1\r\nHost: x\r\n";
            String token = "Authorization: Bearer " + person.token() + "\r\n";
            String fifty = list.formatted(50) + token + "X-Forwarded-For: 192.0.2.7\r\n\r\n";
            String rest = token + "Connection: close\r\nX-Forwarded-For: 192.0.2.8\r\n\r\n";
            Connections counted = connections(platform);
            // Of 0.8 MB each, and together more than the buffers of the system hold.
            try (var slow = new RawClient(port).send(fifty.repeat(20))) {
                await().until(() -> counted.answerBytes() > 0);

                RawAnswer more = RawAnswer.to(port, list.formatted(70) + rest);
                assertThat(more.status()).isEqualTo(503);
                assertThat(more.head()).contains("Retry-After: ", "application/problem+json");
                assertThat(RawAnswer.to(port, list.formatted(1) + rest).status()).isEqualTo(200);
                assertThat(counted.displaced()).isZero();

                String fewer = list.formatted(30) + rest;
                await().until(() -> RawAnswer.to(port, fewer).status() == 200);
                assertThat(counted.displaced()).isEqualTo(1);
                assertThat(counted.answerBytes()).isLessThan(bytes);
                assertThat(slow.rest()).startsWith("HTTP/1.1 200");
            }
            await().until(() -> counted.answerBytes() == 0);
        }
    }

    @Test
    void aHeaderHasToBeWholeInTimeHoweverSlowlyItsBytesComeIn() throws Exception {
        try (var platform = platform(impatient(SHORT, Duration.ofMinutes(1)));
                var client = new RawClient(platform.server.port())) {
            assertThat(client.send(HALF).dripUntilClosed('x', 10_000)).isLessThan(10_000);
        }
    }

    @Test
    void aHeaderBehindAnotherRequestHasToBeWholeInTimeToo() throws Exception {
        try (var platform = platform(impatient(SHORT, Duration.ofMinutes(1)));
                var client = new RawClient(platform.server.port())) {
            client.send("GET /health/ready HTTP/1.1\r\nHost: x\r\n\r\n" + HALF);
            assertThat(client.rest()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aBodyThatStallsEndsItsRequest() throws Exception {
        try (var platform = platform(impatient(Duration.ofMinutes(1), SHORT));
                var client = new RawClient(platform.server.port())) {
            assertThat(client.send(HEAD).rest()).doesNotContain("HTTP/1.1 2");
            await().until(() -> connections(platform).open() == 0);
        }
    }

    @Test
    void aBodyThatDripsInEndsItsRequest() throws Exception {
        try (var platform = platform(impatient(Duration.ofMinutes(1), SHORT));
                var client = new RawClient(platform.server.port())) {
            assertThat(client.send(HEAD).dripUntilClosed('x', 4_900)).isLessThan(4_900);
        }
    }

    @Test
    void anAnswerThatNobodyReadsEndsItsConnection() throws Exception {
        try (var platform = platform(impatient(Duration.ofMinutes(1), SHORT));
                var client = new RawClient(platform.server.port())) {
            // More than the buffers of the system hold.
            client.send(
                    "GET /swagger-ui/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\n\r\n".repeat(20));
            await().until(() -> connections(platform).working() == 1);
            await().until(() -> connections(platform).open() == 0);
        }
    }

    @Test
    void whoHasGoneWaitsForNoPictureAndGivesThePlaceBack() throws Exception {
        try (var platform = platform(MemoryPlatform.connections(100, 100, 50))) {
            int port = platform.server.port();
            var api = new Api(port);
            Person person = api.register();
            String key = api.upload(person, "post", SampleMedia.png(200, 100)).text("key");
            String head = "Host: x\r\nAuthorization: Bearer " + person.token() + "\r\n";
            String read = "GET /api/media/" + key + "?w=64 HTTP/1.1\r\n" + head + "\r\n";
            String file = new String(SampleMedia.png(4, 2), StandardCharsets.ISO_8859_1);
            String form =
                    "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                            + file
                            + "\r\n--b--\r\n";
            String upload =
                    "POST /api/media/upload HTTP/1.1\r\n"
                            + head
                            + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: "
                            + form.length()
                            + "\r\n\r\n"
                            + form;
            for (String request : List.of(read, upload)) {
                platform.renditions.isStuck.set(true);
                platform.renditions.there.set(0);
                var client = new RawClient(port).send(request);
                await().until(() -> platform.renditions.there.get() > 10);
                assertThat(connections(platform).working()).isEqualTo(1);

                client.close();

                await().until(() -> connections(platform).working() == 0);
            }
        }
    }

    @Test
    void whoIsWatchedWhileTheyWaitIsAnsweredAndHeardWhateverTheySendMeanwhile() throws Exception {
        try (var platform = platform(impatient(Duration.ofMinutes(1), SHORT))) {
            int port = platform.server.port();
            var api = new Api(port);
            Person person = api.register();
            String key = api.upload(person, "post", SampleMedia.png(200, 100)).text("key");
            platform.renditions.isStuck.set(true);
            try (var client = new RawClient(port)) {
                client.send("GET /api/media/" + key + "?w=64 HTTP/1.1\r\nHost: x\r\n")
                        .send("Authorization: Bearer " + person.token() + "\r\n\r\n");
                long since = System.nanoTime();
                // Longer than clients may have the server wait: this one has not.
                await().until(() -> System.nanoTime() - since > 2 * SHORT.toNanos());
                client.send("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                int before = platform.renditions.there.get();
                await().until(() -> platform.renditions.there.get() > before + 10);

                platform.renditions.isStuck.set(false);

                assertThat(client.rest().split("HTTP/1.1 200", -1)).hasSize(3);
            }
        }
    }

    @Test
    void liveConnectionsBeyondTheBoundAre503WithRetryAfterAndALeaverMakesRoomAtOnce()
            throws Exception {
        var one =
                new UpdateSettings(
                        Duration.ofMinutes(5),
                        1_000,
                        1 << 20,
                        1 << 20,
                        1,
                        20,
                        Duration.ofMinutes(1));
        try (var platform = platform(MemoryPlatform.connections(100, 100, 50), one)) {
            int port = platform.server.port();
            var api = new Api(port);
            Person person = api.register();
            var request = api.request("/api/stream", person.token()).build();
            try (EventSource _ = EventSource.open(request)) {
                Api.Answer refused = api.get(person, "/api/stream");
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.header("Retry-After")).isEqualTo("5");
                assertThat(
                                Socket.refusal(
                                        port,
                                        "",
                                        Map.of("Authorization", "Bearer " + person.token())))
                        .isEqualTo(503);
            }
            // Long before the next heartbeat would find out.
            await().until(() -> platform.hub.figures().open(Kind.SSE) == 0);
            try (EventSource again = EventSource.open(request)) {
                await().until(() -> again.named("ready").size() == 1);
            }
        }
    }
}
