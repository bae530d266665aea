package plaza.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestReporter;
import plaza.app.away.Breakable;
import plaza.app.away.EnginesAwayContract;
import plaza.app.testing.Answer;
import plaza.app.testing.Ends;
import plaza.app.testing.RunningPlaza;
import plaza.engines.Blueprint;
import plaza.engines.testing.TestEngine;

/** What goes on without each engine of {@code live}, as its page says. */
@Order(Ends.BACK)
final class LiveAwayTest extends EnginesAwayContract {
    private static final Map<String, GoesOn> GOES_ON =
            Map.of(
                    "mongodb",
                    GoesOn.asFast("profile", "followers", "people", "wallet")
                            .refused(
                                    "feed",
                                    "comments",
                                    "story",
                                    "search",
                                    "media",
                                    "like",
                                    "post",
                                    "message",
                                    "gift"),
                    // To people whom the caches know, of what lies elsewhere.
                    "postgres",
                    GoesOn.asFast("feed", "comments", "story", "likes", "media")
                            .refused(
                                    "profile",
                                    "followers",
                                    "people",
                                    "search",
                                    "like",
                                    "post",
                                    "wallet",
                                    "message",
                                    "gift"),
                    "redis",
                    GoesOn.asFast(
                                    "profile",
                                    "followers",
                                    "comments",
                                    "story",
                                    "search",
                                    "people",
                                    "media",
                                    "likes",
                                    "wallet")
                            .answered("feed", "message", "gift")
                            .refused("post"));

    private final OwnPostgres postgres;
    private final AtomicInteger count = new AtomicInteger();
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final Set<String> given = ConcurrentHashMap.newKeySet();
    private final String chat;
    private final String gift;
    private final String stream;

    LiveAwayTest(TestReporter reporter) {
        var postgres = new OwnPostgres();
        Map<String, TestEngine.Own> started =
                TestEngine.startedHere(Blueprint.engines(List.of("live")));
        Map<String, Breakable> engines = new HashMap<>(Breakable.of(started));
        engines.put("postgres", postgres);
        super(
                reporter,
                RunningPlaza.startLive(Breakable.addresses(started), postgres.database(), TIMEOUTS),
                engines,
                GOES_ON);
        this.postgres = postgres;
        ann.follow(ben);
        chat =
                "/api/chats/%s/messages"
                        .formatted(
                                ann.api()
                                        .post("/api/chats", Map.of("userId", ben.id()))
                                        .expect(201)
                                        .text("/id"));
        stream =
                "/api/streams/"
                        + ann.api()
                                .post("/api/streams", Map.of("title", "Live"))
                                .expect(201)
                                .text("/id");
        ann.api().post(stream + "/start").expect(200);
        ben.api()
                .post(
                        "/api/wallet/topups",
                        Map.of("amount", "500.00", "method", "sandbox-ok"),
                        Map.of("Idempotency-Key", "in"))
                .expect(201);
        gift = ben.api().all("/api/gifts", "/id").getFirst();
        load.feature("people", () -> get("/api/search?type=users&q=" + ann.username()))
                .feature("wallet", () -> get("/api/wallet"))
                .feature("message", 4, this::say)
                .feature("gift", 4, this::give);
    }

    private Answer say() throws IOException {
        return write(chat, "{\"content\":\"hello\"}", said);
    }

    private Answer give() throws IOException {
        return write(stream + "/gifts", "{\"giftId\":\"%s\"}".formatted(gift), given);
    }

    private Answer write(String path, String body, Set<String> acknowledged) throws IOException {
        String key = "key" + count.incrementAndGet();
        Answer answer = ben.api().trySend("POST", path, body, Map.of("Idempotency-Key", key));
        if (answer.status() == 201) {
            acknowledged.add(answer.text("/id"));
        }
        return answer;
    }

    @Override
    protected void nothingIsLost() {
        super.nothingIsLost();
        Set<String> messages = Set.copyOf(said);
        Set<String> gifts = Set.copyOf(given);
        assertThat(ben.api().all(chat, "/id")).doesNotHaveDuplicates().containsAll(messages);
        assertThat(ben.api().all("/api/wallet/transactions", "/id"))
                .doesNotHaveDuplicates()
                .containsAll(gifts);
    }

    @AfterAll
    void stop() {
        postgres.close();
    }
}
