package plaza.app.away;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;
import static plaza.app.testing.Eventually.within;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.contracts.Effort;

/**
 * Each engine stands still, and then is killed, while people use everything: what does not need it
 * goes on as before, nothing hangs, nothing that was acknowledged is lost, and all is well again
 * without anybody's doing.
 */
@Isolated("it measures times, and the engines are those of all tests")
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EnginesAwayContract {
    private static final Duration AWAY = Duration.ofSeconds(Effort.of(4, 20));

    private static final Duration BEFORE = AWAY.dividedBy(2);

    /** What has just begun is slower than it will be. */
    private static final Duration WARM_UP = Effort.isFull() ? AWAY : Duration.ZERO;

    /** Those that a server has if nothing else is said. */
    protected static final Map<String, String> TIMEOUTS =
            Map.of("timeouts.silence", "2s", "timeouts.doubt", "150ms");

    /**
     * What needs an engine may wait until it is given up; one behind the other, on a busy machine.
     */
    private static final long HANGS_MILLIS = 10_000;

    /**
     * What a machine adds that does other things: a fraction of what waiting for an engine takes.
     */
    private static final long NOISE_MILLIS = 500;

    /**
     * Those that the ordinary run kills, because they are there again at once; it has the others
     * stand still. The full one does both to each.
     */
    private static final Set<String> KILLED = Set.of("mongodb", "redis", "s3");

    protected final RunningPlaza plaza;
    protected final Person ann;
    protected final Person ben;
    protected final Load load;
    private final Map<String, Breakable> engines;
    private final Map<String, GoesOn> goesOn;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final TestReporter reporter;

    /**
     * @param engines those of the server, by their names
     * @param goesOn what goes on without each of them
     */
    protected EnginesAwayContract(
            TestReporter reporter,
            RunningPlaza plaza,
            Map<String, ? extends Breakable> engines,
            Map<String, GoesOn> goesOn) {
        this.reporter = reporter;
        this.plaza = plaza;
        this.engines = Map.copyOf(engines);
        this.goesOn = Map.copyOf(goesOn);
        ann = plaza.person();
        ben = plaza.person().follow(ann);
        load = load();
    }

    /**
     * What does not need an engine, and what does.
     *
     * @param fast the features that are answered as fast as before
     * @param answered those that are answered, if not as fast
     * @param refused those that are answered 503, some of the time at least
     */
    public record GoesOn(Set<String> fast, Set<String> answered, Set<String> refused) {
        public GoesOn {
            fast = Set.copyOf(fast);
            answered = Set.copyOf(answered);
            refused = Set.copyOf(refused);
        }

        public static GoesOn asFast(String... features) {
            return new GoesOn(Set.of(features), Set.of(), Set.of());
        }

        public GoesOn answered(String... features) {
            return new GoesOn(fast, Set.of(features), refused);
        }

        public GoesOn refused(String... features) {
            return new GoesOn(fast, answered, Set.of(features));
        }
    }

    private Load load() {
        String media = ann.upload("reel");
        var likes = new AtomicInteger();
        String word = "w" + Long.toString(System.nanoTime(), 36);
        String reel = ann.publish(Map.of("text", word, "mediaKeys", List.of(media)));
        acknowledged.add(reel);
        ben.api().post("/api/comments", Map.of("postId", reel, "text", "nice")).expect(201);
        ann.api()
                .post("/api/stories", Map.of("mediaKey", ann.upload("story"), "text", "today"))
                .expect(201);
        soon(() -> assertThat(ben.posts("/api/search?type=posts&q=" + word)).contains(reel));
        return new Load()
                .feature("profile", () -> get(ann.path()))
                .feature("followers", () -> get(ann.path() + "/followers"))
                .feature("feed", () -> get("/api/feed"))
                .feature("comments", () -> get("/api/comments/" + reel))
                .feature("story", () -> get(ann.path() + "/stories"))
                .feature("search", () -> get("/api/search?type=posts&q=" + word))
                .feature(
                        "media",
                        () -> ben.api().trySend("GET", "/api/media/" + media, null, Map.of()))
                .feature(
                        "like",
                        () -> {
                            String method = likes.getAndIncrement() % 2 == 0 ? "POST" : "DELETE";
                            return ben.api().trySend(method, "/api/likes/" + reel, null, Map.of());
                        })
                .feature("likes", () -> get("/api/likes/" + reel))
                // One person's writes wait for each other.
                .feature("post", 4, this::post);
    }

    @BeforeAll
    void start() {
        load.start();
    }

    protected final Answer get(String target) throws IOException {
        return ben.api().trySend("GET", target, null, Map.of());
    }

    private Answer post() throws IOException {
        Answer answer = ann.api().trySend("POST", "/api/posts", "{\"text\":\"more\"}", Map.of());
        if (answer.status() == 201) {
            acknowledged.add(answer.text("/id"));
        }
        return answer;
    }

    @AfterAll
    void close() {
        load.close();
        plaza.close();
    }

    List<String> engines() {
        return engines.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anEngineThatStandsStillOrIsKilledStopsNothingElse(String name)
            throws InterruptedException {
        Breakable engine = Objects.requireNonNull(engines.get(name));
        allIsWell();
        Thread.sleep(WARM_UP);
        long begin = System.nanoTime();
        Thread.sleep(BEFORE);
        Map<String, Load.Figures> before = load.between(begin, System.nanoTime());

        boolean killed = KILLED.contains(name);
        if (Effort.isFull() || !killed) {
            goesOnWithout(name, before, false, engine::freeze, engine::thaw);
        }
        if (Effort.isFull() || killed) {
            goesOnWithout(name, before, engine.revives(), engine::kill, engine::restart);
        }
    }

    private void goesOnWithout(
            String name,
            Map<String, Load.Figures> before,
            boolean revives,
            Runnable leaving,
            Runnable coming)
            throws InterruptedException {
        long gone = System.nanoTime();
        leaving.run();
        long back;
        try {
            Thread.sleep(AWAY);
            if (!revives) {
                assertThat(plaza.nobody().get("/health/ready").text("/engines/" + name))
                        .isEqualTo("down");
            }
        } finally {
            back = System.nanoTime();
            coming.run();
        }
        long came = System.nanoTime();
        allIsWell();
        long recovered = System.nanoTime();

        Map<String, Load.Figures> away = load.between(gone, back);
        reporter.publishEntry(
                "%s away: well again %.1f s after it was back%n  before %s%n  away   %s"
                        .formatted(name, (recovered - came) / 1e9, before, away));
        assertThat(load.broken()).isEmpty();
        GoesOn without = goesOn.getOrDefault(name, GoesOn.asFast());
        for (String feature : without.fast()) {
            Load.Figures was = figures(before, feature);
            Load.Figures is = figures(away, feature);
            assertThat(is.answered()).as("%s without %s: %s", feature, name, is).isTrue();
            // Of some twenty requests the 99th percentile is the slowest: it says more of what else
            // the machine does than of the server. Half of them are those that did not wait.
            assertThat(Effort.isFull() ? is.p99Millis() : is.medianMillis())
                    .as("%s without %s: %s", feature, name, is)
                    .isLessThanOrEqualTo(3 * was.p99Millis() + NOISE_MILLIS);
        }
        for (String feature : without.answered()) {
            assertThat(figures(away, feature).answered())
                    .as("%s without %s: %s", feature, name, figures(away, feature))
                    .isTrue();
        }
        if (!revives) {
            for (String feature : without.refused()) {
                assertThat(figures(away, feature).statuses())
                        .as("%s without %s", feature, name)
                        .containsKey(503);
            }
        }
        away.forEach(
                (feature, is) -> {
                    assertThat(is.slowestMillis())
                            .as("%s without %s hangs", feature, name)
                            .isLessThan(HANGS_MILLIS);
                    assertThat(is.statuses().keySet())
                            .as("%s without %s", feature, name)
                            .isSubsetOf(200, 201, 503);
                });
        nothingIsLost();
    }

    private static Load.Figures figures(Map<String, Load.Figures> all, String feature) {
        return all.getOrDefault(feature, new Load.Figures(0, 0, 0, Map.of()));
    }

    private void allIsWell() {
        within(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(load.unwell(Duration.ofSeconds(2))).isEmpty());
    }

    /** What was acknowledged is there; called when all is well. */
    protected void nothingIsLost() {
        Set<String> promised = Set.copyOf(acknowledged);
        List<String> written = new ArrayList<>(ann.posts(ann.path() + "/posts"));
        assertThat(written).doesNotHaveDuplicates().containsAll(promised);
        within(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> {
                            List<String> feed = ben.feed();
                            assertThat(feed).doesNotHaveDuplicates().containsAll(promised);
                            assertThat(feed).isSortedAccordingTo(Collections.reverseOrder());
                        });
    }
}
