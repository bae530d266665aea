package plaza.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plaza.bench.BenchFailure;
import plaza.bench.FakePlaza;
import plaza.bench.report.Progress;
import plaza.bench.server.BenchApi;

class LoadGeneratorTest {
    private final ErrorLog errors = new ErrorLog();
    private FakePlaza plaza;
    private Workload workload;

    @BeforeEach
    void startWithTenPeople() throws IOException {
        plaza = new FakePlaza();
        try (BenchApi api = new BenchApi(plaza.url());
                Progress progress =
                        Progress.begin(
                                "Accounts", 10, new PrintStream(PrintStream.nullOutputStream()))) {
            workload = new Workload(api.createAccounts(10, "t_", progress));
        }
    }

    @AfterEach
    void stop() {
        plaza.close();
    }

    @Test
    void theClosedLoopCountsItsAnswersOverItsTime() {
        Tally tally = new Tally(Operation.COMPOSE, errors);
        try (LoadGenerator load = new LoadGenerator(plaza.url(), 4, 1)) {
            load.closed(
                    workload,
                    Duration.ofMillis(300),
                    random -> Operation.COMPOSE,
                    Map.of(Operation.COMPOSE, tally));
        }
        assertThat(tally.answers()).isEqualTo(plaza.texts().size()).isPositive();
        // The last answers may come after the end, never all before it.
        assertThat(tally.perSecond()).isPositive().isLessThanOrEqualTo(tally.answers() / 0.3);
        assertThat(tally.nonEmptyShare()).isEqualTo(1);
        assertThat(tally.errors()).isZero();
    }

    @Test
    void theMixIs60To30To10() {
        SplittableRandom random = new SplittableRandom(1);
        Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
        IntStream.range(0, 100_000)
                .forEach(i -> counts.merge(Operation.ofMix(random), 1, Integer::sum));
        assertThat(counts.get(Operation.HOME_FEED)).isCloseTo(60_000, within(1_000));
        assertThat(counts.get(Operation.USER_TIMELINE)).isCloseTo(30_000, within(1_000));
        assertThat(counts.get(Operation.COMPOSE)).isCloseTo(10_000, within(1_000));
    }

    @Test
    void anOpenLoopCountsTheWaitingOfRequestsThatWereDueDuringAStall() {
        Tally home = new Tally(Operation.HOME_FEED, errors);
        Map<Operation, Tally> tallies =
                Map.of(
                        Operation.HOME_FEED, home,
                        Operation.USER_TIMELINE, new Tally(Operation.USER_TIMELINE, errors),
                        Operation.COMPOSE, new Tally(Operation.COMPOSE, errors));
        plaza.stallNextFeed(500);
        try (LoadGenerator load = new LoadGenerator(plaza.url(), 1, 1)) {
            load.open(
                    workload,
                    Duration.ofSeconds(1),
                    new PoissonArrivals(200, new SplittableRandom(1)),
                    Operation::ofMix,
                    tallies);
        }
        long answers = tallies.values().stream().mapToLong(Tally::answers).sum();
        assertThat(answers).isBetween(150L, 250L);
        // One of them was slow, but a good part of all was due while it kept the connection.
        assertThat(home.percentileMs(80)).isGreaterThan(100);
    }

    @Test
    void eachNumberIsAskedForOnce() {
        Tally tally = new Tally(Operation.HOME_FEED, errors);
        ConcurrentSkipListSet<Integer> seen = new ConcurrentSkipListSet<>();
        try (LoadGenerator load = new LoadGenerator(plaza.url(), 4, 1)) {
            load.each(
                    10,
                    (index, connection, random) -> {
                        assertThat(seen.add(index)).isTrue();
                        return workload.readFeed(workload.people().get(index), connection);
                    },
                    tally,
                    () -> {});
        }
        assertThat(seen).isEqualTo(new TreeSet<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)));
        assertThat(tally.answers()).isEqualTo(10);
        assertThat(tally.nonEmptyShare()).isZero();
    }

    @Test
    void errorsAreCountedWithTheFirstText() {
        plaza.failEvery(3);
        Tally tally = new Tally(Operation.HOME_FEED, errors);
        try (LoadGenerator load = new LoadGenerator(plaza.url(), 1, 1)) {
            load.each(
                    9,
                    (index, connection, random) ->
                            workload.readFeed(workload.people().getFirst(), connection),
                    tally,
                    () -> {});
        }
        assertThat(tally.errors()).isEqualTo(3);
        assertThat(tally.answers()).isEqualTo(6);
        assertThat(errors.count()).isEqualTo(3);
        assertThat(errors.first()).hasValue("HOME_FEED answered 500: {\"title\":\"Out of order\"}");
    }

    @Test
    void aServerThatIsGoneEndsTheRun() {
        plaza.close();
        try (LoadGenerator load = new LoadGenerator(plaza.url(), 2, 1)) {
            Tally tally = new Tally(Operation.HOME_FEED, errors);
            assertThatThrownBy(
                            () ->
                                    load.closed(
                                            workload,
                                            Duration.ofMinutes(1),
                                            random -> Operation.HOME_FEED,
                                            Map.of(Operation.HOME_FEED, tally)))
                    .isInstanceOf(BenchFailure.class)
                    .hasMessageContaining("refused");
        }
    }
}
