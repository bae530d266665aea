package plaza.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.bench.FakePlaza;
import plaza.bench.load.ErrorLog;
import plaza.bench.load.Person;
import plaza.bench.load.Workload;
import plaza.bench.network.Network;
import plaza.bench.network.PowerLaw;
import plaza.bench.report.Progress;
import plaza.bench.server.BenchApi;

class VisibilityProbeTest {
    private final ErrorLog errors = new ErrorLog();
    private final Network network = PowerLaw.generate(30, 5, 1);

    @Test
    void aDeliveredPostIsSeenByAllFollowersSoon() throws IOException {
        try (FakePlaza plaza = new FakePlaza();
                VisibilityProbe probe = probe(plaza)) {
            probe.run(Duration.ofMillis(500));
            assertThat(probe.samples()).isPositive();
            assertThat(probe.percentileMs(99)).isBetween(0.001, 5_000.0);
            assertThat(errors.count()).isZero();
        }
    }

    @Test
    void aPostThatNewerOnesPushedOffTheFirstPageIsFound() throws IOException {
        try (FakePlaza plaza = new FakePlaza();
                VisibilityProbe probe = probe(plaza)) {
            plaza.flood(150);
            probe.run(Duration.ofMillis(500));
            assertThat(probe.samples()).isPositive();
            assertThat(errors.count()).isZero();
        }
    }

    @Test
    void aPostThatIsNeverDeliveredIsAnError() throws IOException {
        try (FakePlaza plaza = new FakePlaza();
                VisibilityProbe probe = probe(plaza)) {
            plaza.losePosts();
            probe.run(Duration.ofMillis(300));
            assertThat(probe.percentileMs(50)).isGreaterThan(990);
            assertThat(errors.first())
                    .hasValueSatisfying(text -> assertThat(text).contains("is not in the feed of"));
        }
    }

    private VisibilityProbe probe(FakePlaza plaza) {
        try (BenchApi api = new BenchApi(plaza.url());
                Progress progress =
                        Progress.begin(
                                "People", 30, new PrintStream(PrintStream.nullOutputStream()))) {
            List<Person> people = api.createAccounts(network.users(), "p_", progress);
            api.createFollows(network.follows(), people, progress);
            return new VisibilityProbe(
                    plaza.url(), network, new Workload(people), errors, Duration.ofSeconds(1), 1);
        }
    }
}
