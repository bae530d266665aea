package plaza.app.reels;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;
import static plaza.app.testing.Eventually.within;

import java.io.IOException;
import java.net.URI;
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
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.app.testing.Answer;
import plaza.app.testing.Ends;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.contracts.Effort;
import plaza.engines.Blueprint;
import plaza.engines.recipe.Recipe;
import plaza.engines.testing.TestEngine;

/**
 * Each engine stands still, and then is killed, while people use everything: what does not need it
 * goes on as before, nothing hangs, nothing that was acknowledged is lost, and all is well again
 * without anybody's doing.
 */
@Isolated("it measures times, and the engines are those of all tests")
@Order(Ends.BACK)
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EnginesAwayTest {
    private static final Duration AWAY = Duration.ofSeconds(Effort.of(4, 20));

    private static final Duration BEFORE = AWAY.dividedBy(2);

    /** What has just begun is slower than it will be. */
    private static final Duration WARM_UP = Effort.isFull() ? AWAY : Duration.ZERO;

    /** Those that a server has if nothing else is said. */
    private static final Map<String, String> TIMEOUTS =
            Map.of("timeouts.silence", "2s", "timeouts.doubt", "150ms");

    /**
     * What needs an engine may wait until it is given up; one behind the other, on a busy machine.
     */
    private static final long HANGS_MILLIS = 10_000;

    /** What a machine adds that does other things; few samples say little. */
    private static final long NOISE_MILLIS = Effort.isFull() ? 0 : 500;

    /** What goes on while an engine is away, and as fast. */
    private static final Map<String, Set<String>> GOES_ON =
            Map.of(
                    "cassandra", Set.of("profile", "followers", "story"),
                    "mongodb", Set.of("like", "likes"),
                    "neo4j",
                            Set.of(
                                    "profile",
                                    "feed",
                                    "post",
                                    "like",
                                    "comments",
                                    "search",
                                    "media",
                                    "story"),
                    "opensearch",
                            Set.of(
                                    "profile",
                                    "followers",
                                    "feed",
                                    "post",
                                    "like",
                                    "comments",
                                    "media",
                                    "story"),
                    "redis", Set.of("profile", "followers", "feed", "comments", "media", "story"),
                    "s3",
                            Set.of(
                                    "profile",
                                    "followers",
                                    "feed",
                                    "post",
                                    "like",
                                    "comments",
                                    "search",
                                    "story"));

    /** What is answered, if not as fast. */
    private static final Map<String, Set<String>> ANSWERED = Map.of("neo4j", Set.of("followers"));

    /**
     * Those that the ordinary run kills, because they are there again at once; it has the others
     * stand still. The full one does both to each.
     */
    private static final Set<String> KILLED = Set.of("mongodb", "redis", "s3");

    private static final List<Recipe> REELS = Blueprint.engines(List.of("reels"));

    private final Map<String, TestEngine.Own> engines = TestEngine.startedHere(REELS);
    private final RunningPlaza plaza;
    private final Person ann;
    private final Person ben;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Load load;
    private final TestReporter reporter;

    EnginesAwayTest(TestReporter reporter) {
        this.reporter = reporter;
        plaza = RunningPlaza.startReels(this::address, TIMEOUTS);
        ann = plaza.person();
        ben = plaza.person().follow(ann);
        load = load();
        load.start();
    }

    private URI address(Recipe recipe) {
        TestEngine.Own own = engines.get(recipe.name());
        if (own == null) {
            throw new IllegalStateException(recipe.name() + " is not started");
        }
        return own.address();
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

    private Answer get(String target) throws IOException {
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

    static List<String> engines() {
        return REELS.stream().map(Recipe::name).sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anEngineThatStandsStillOrIsKilledStopsNothingElse(String name)
            throws InterruptedException {
        TestEngine.Own engine = Objects.requireNonNull(engines.get(name));
        allIsWell();
        Thread.sleep(WARM_UP);
        long begin = System.nanoTime();
        Thread.sleep(BEFORE);
        Map<String, Load.Figures> before = load.between(begin, System.nanoTime());

        boolean killed = KILLED.contains(name);
        if (Effort.isFull() || !killed) {
            goesOnWithout(name, before, engine::freeze, engine::thaw);
        }
        if (Effort.isFull() || killed) {
            goesOnWithout(name, before, engine::kill, engine::restart);
        }
    }

    private void goesOnWithout(
            String name, Map<String, Load.Figures> before, Runnable leaving, Runnable coming)
            throws InterruptedException {
        long gone = System.nanoTime();
        leaving.run();
        long back;
        try {
            Thread.sleep(AWAY);
            assertThat(plaza.nobody().get("/health/ready").text("/engines/" + name))
                    .isEqualTo("down");
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
        for (String feature : GOES_ON.getOrDefault(name, Set.of())) {
            Load.Figures was = figures(before, feature);
            Load.Figures is = figures(away, feature);
            assertThat(is.answered()).as("%s without %s: %s", feature, name, is).isTrue();
            // Of some twenty requests the 99th percentile is the slowest: it says more of what else
            // the machine does than of the server. Half of them are those that did not wait.
            assertThat(Effort.isFull() ? is.p99Millis() : is.medianMillis())
                    .as("%s without %s: %s", feature, name, is)
                    .isLessThanOrEqualTo(3 * was.p99Millis() + NOISE_MILLIS);
        }
        for (String feature : ANSWERED.getOrDefault(name, Set.of())) {
            assertThat(figures(away, feature).answered())
                    .as("%s without %s: %s", feature, name, figures(away, feature))
                    .isTrue();
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

    private void nothingIsLost() {
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
