package plaza.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.within;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import plaza.app.testing.Answer;
import plaza.app.testing.Api;
import plaza.app.testing.Ends;
import plaza.app.testing.Person;
import plaza.app.testing.PlazaProcess;
import plaza.app.testing.TestFolders;
import plaza.contracts.Effort;

/**
 * Many people give at once, send some of it twice, and again what was not answered, while the
 * server and its database are killed: nothing is paid twice, nothing that was answered is lost, the
 * books balance, and the leaderboards are what was answered, also when they are rebuilt.
 */
@Tag("engine")
@DisabledIfSystemProperty(
        named = "plaza.test.blueprint",
        matches = "(?!solo|live).*",
        disabledReason = "money is on PostgreSQL only")
@Order(Ends.BACK - 1)
final class GiftCrashTest {
    private static final int ATTEMPTS = Effort.of(360, 13_000);
    private static final int WALLETS = Effort.of(6, 40);
    private static final int KILLS = Effort.of(2, 6);
    private static final int STREAMERS = 3;
    private static final int THREADS = 24;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Not quite enough for all that each wants to give. */
    private static final BigDecimal PAID_IN =
            new BigDecimal(Effort.of(40, 120)).setScale(2, RoundingMode.UNNECESSARY);

    private final Path data = TestFolders.create("gifts");
    private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();
    private final GiftsPaid acknowledged = new GiftsPaid();
    private final Set<String> surprises = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sent = new AtomicInteger();

    /** A gift that somebody wants to give, by its key. */
    private record Attempt(String key, Person giver, String stream, String gift) {}

    @AfterEach
    void delete() {
        PlazaProcess.findPostgres(data).ifPresent(ProcessHandle::destroyForcibly);
        TestFolders.delete(data);
    }

    @Test
    void whatIsGivenIsPaidOnceWhateverHappens(TestReporter reporter) {
        PlazaProcess server = PlazaProcess.serve(data);
        try {
            List<Person> givers = new ArrayList<>();
            Map<String, Person> streams = new LinkedHashMap<>();
            List<String> gifts = prepare(server.nobody(), givers, streams);
            List<String> ids = List.copyOf(streams.keySet());
            for (int i = 1; i <= KILLS; i++) {
                Consumer<PlazaProcess> killing =
                        i % 2 == 1 ? PlazaProcess::kill : PlazaProcess::killWithPostgres;
                give(server, givers, ids, gifts, i * ATTEMPTS / (KILLS + 1), killing);
                server = PlazaProcess.serve(data);
            }
            give(server, givers, ids, gifts, ATTEMPTS, _ -> {});
            // What was not answered, or refused while the same was under way, once more.
            for (Attempt attempt : attempts.values()) {
                if (!acknowledged.has(attempt.key())) {
                    send(server.nobody(), attempt);
                }
            }
            assertThat(surprises).isEmpty();
            assertThat(acknowledged.size()).isGreaterThan(WALLETS);
            Api nobody = server.nobody();
            givers.forEach(giver -> acknowledged.arePaidBy(now(nobody, giver), PAID_IN));
            streams.values().forEach(host -> acknowledged.areEarnedBy(now(nobody, host)));
            PlazaProcess.Outcome check = PlazaProcess.run(data, "ledger", "check");
            assertThat(check.exitCode()).as(check.toString()).isZero();
            assertThat(check.out()).contains("The books balance.");
            acknowledged.areOnTheBoards(nobody.as(givers.getFirst().token()), ids);
            loseLeaderboards();
            PlazaProcess.Outcome rebuild = PlazaProcess.run(data, "rebuild", "leaderboards");
            assertThat(rebuild.exitCode()).as(rebuild.toString()).isZero();
            acknowledged.areOnTheBoards(nobody.as(givers.getFirst().token()), ids);
            reporter.publishEntry(
                    "%d attempts with %d keys, %d paid, %d kills%n%s"
                            .formatted(
                                    sent.get(),
                                    attempts.size(),
                                    acknowledged.size(),
                                    KILLS,
                                    check.out()));
        } finally {
            server.close();
        }
    }

    /** The same person, asking the server that is there now. */
    private static Person now(Api nobody, Person person) {
        return new Person(
                nobody.as(person.token()), person.id(), person.username(), person.token());
    }

    /** Where they lie in Redis, which may lose them. */
    private void loseLeaderboards() {
        Map<String, String> environment = PlazaProcess.environment(data);
        String uri = environment.get("PLAZA_REDIS_URI");
        if (uri != null) {
            try (RedisClient client = RedisClient.create(uri)) {
                RedisCommands<String, String> redis = client.connect().sync();
                String pattern = environment.get("PLAZA_REDIS_PREFIX") + "leaderboard:{*}";
                List<String> boards = redis.keys(pattern);
                assertThat(boards).isNotEmpty();
                redis.unlink(boards.toArray(String[]::new));
            }
        }
    }

    private static List<String> prepare(
            Api nobody, List<Person> givers, Map<String, Person> streams) {
        for (int i = 0; i < STREAMERS; i++) {
            Person host = Person.join(nobody);
            String id =
                    host.api()
                            .post("/api/streams", Map.of("title", "Live"))
                            .expect(201)
                            .text("/id");
            host.api().post("/api/streams/" + id + "/start").expect(200);
            streams.put(id, host);
        }
        for (int i = 0; i < WALLETS; i++) {
            Person giver = Person.join(nobody);
            giver.api()
                    .post(
                            "/api/wallet/topups",
                            Map.of("amount", PAID_IN.toPlainString(), "method", "sandbox-ok"),
                            Map.of("Idempotency-Key", "paid-in"))
                    .expect(201);
            givers.add(giver);
        }
        return givers.getFirst().api().all("/api/gifts", "/id");
    }

    /** Sends until so many were sent; in the middle of it the server is killed. */
    private void give(
            PlazaProcess server,
            List<Person> givers,
            List<String> streams,
            List<String> gifts,
            int upTo,
            Consumer<PlazaProcess> killing) {
        int before = sent.get();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < THREADS; i++) {
                var random = new Random(31L * before + i);
                threads.execute(
                        () -> {
                            while (sent.incrementAndGet() <= upTo) {
                                Attempt attempt = next(random, givers, streams, gifts);
                                if (!send(server.nobody(), attempt)) {
                                    return;
                                }
                            }
                        });
            }
            int half = before + (upTo - before) / 2;
            within(PATIENCE).until(() -> sent.get() >= half);
            killing.accept(server);
        }
        sent.set(Math.max(sent.get() - THREADS, Math.min(sent.get(), upTo)));
    }

    /** A new one, or one that was sent before. */
    private Attempt next(
            Random random, List<Person> givers, List<String> streams, List<String> gifts) {
        if (random.nextInt(5) == 0 && !attempts.isEmpty()) {
            List<Attempt> earlier = List.copyOf(attempts.values());
            return earlier.get(random.nextInt(earlier.size()));
        }
        var attempt =
                new Attempt(
                        "k" + Long.toString(random.nextLong(), 36) + "-" + attempts.size(),
                        givers.get(random.nextInt(givers.size())),
                        streams.get(random.nextInt(streams.size())),
                        gifts.get(random.nextInt(3)));
        attempts.put(attempt.key(), attempt);
        return attempt;
    }

    /** Says whether the server answered. */
    private boolean send(Api nobody, Attempt attempt) {
        try {
            Answer answer =
                    nobody.as(attempt.giver().token())
                            .trySend(
                                    "POST",
                                    "/api/streams/" + attempt.stream() + "/gifts",
                                    "{\"giftId\":\"" + attempt.gift() + "\"}",
                                    Map.of("Idempotency-Key", attempt.key()));
            switch (answer.status()) {
                case 201 -> acknowledged.note(attempt.key(), answer).ifPresent(surprises::add);
                case 409, 503 -> {
                    // Not enough in the wallet, or the same under way; or the database is away.
                }
                default -> surprises.add(answer.toString());
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
