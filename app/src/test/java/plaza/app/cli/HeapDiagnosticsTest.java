package plaza.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.app.budget.HeapBudget;
import plaza.app.cli.Diagnostics.Finding;
import plaza.app.cli.Diagnostics.Verdict;
import plaza.app.config.Configuration;
import plaza.app.config.ConfigurationLoader;
import plaza.core.setting.ConfigurationException;

class HeapDiagnosticsTest {
    private static final long MIB = 1 << 20;
    private static final long DEFAULT_HEAP = 512 * MIB;

    private static Configuration with(String... settings) {
        return ConfigurationLoader.defaults(
                List.of(settings).stream()
                        .map(s -> s.split("="))
                        .map(s -> new ConfigurationLoader.Option("a test", s[0], s[1]))
                        .toList());
    }

    private static Finding named(List<Finding> findings, String what) {
        return findings.stream().filter(f -> f.what().equals(what)).findFirst().orElseThrow();
    }

    @Test
    void thePromisedLiveConnectionsAndAllElseFitTheDefaultHeap() {
        HeapBudget budget = HeapBudget.of(with(), DEFAULT_HEAP);

        assertThat(budget.live()).isEqualTo(10_000);
        assertThat(budget.requests()).isGreaterThan(100);
        assertThat(budget.connections()).isGreaterThan(budget.live() + budget.requests());
        assertThat(budget.sum()).isLessThanOrEqualTo(DEFAULT_HEAP);
        assertThat(budget.parts()).allMatch(part -> part.bytes() > 0);
    }

    @Test
    void whatIsNotSetFollowsTheHeap() {
        HeapBudget small = HeapBudget.of(with(), 256 * MIB);
        HeapBudget large = HeapBudget.of(with(), 2048 * MIB);

        assertThat(small.live()).isLessThan(10_000);
        assertThat(small.fits()).isTrue();
        assertThat(large.requests()).isGreaterThan(3 * small.requests());
        assertThat(large.fits()).isTrue();
    }

    @Test
    void updatesForThoseWhoComeBackHaveAShareOfTheHeapThatTheDoctorSays() {
        HeapBudget small = HeapBudget.of(with(), 256 * MIB);
        HeapBudget large = HeapBudget.of(with(), 2048 * MIB);

        assertThat(small.keptUpdates()).isBetween(4 * MIB, 16 * MIB);
        assertThat(large.keptUpdates()).isBetween(32 * MIB, 128 * MIB);
        assertThat(new HeapDiagnostics(with(), DEFAULT_HEAP, 1_000_000).run(null))
                .extracting(Finding::text)
                .anyMatch(text -> text.endsWith("MiB  updates for those who come back"))
                .anyMatch(text -> text.endsWith("MiB  updates on their way"));
    }

    @Test
    void longAnswersHaveAShareOfTheHeapThatTheDoctorSays() {
        HeapBudget usual = HeapBudget.of(with(), DEFAULT_HEAP);
        HeapBudget large = HeapBudget.of(with(), 2048 * MIB);

        // An answer of 100 long comments with replies fits, with what it is rendered from.
        assertThat(usual.answers()).isBetween(8 * MIB, 16 * MIB);
        assertThat(large.answers()).isBetween(32 * MIB, 128 * MIB);
        assertThat(usual.parts())
                .filteredOn(part -> part.name().equals("long answers being read"))
                .singleElement()
                .satisfies(part -> assertThat(part.bytes()).isEqualTo(usual.answers()));
    }

    @Test
    void largerBodiesLeaveRoomForFewerRequests() {
        HeapBudget usual = HeapBudget.of(with(), 2048 * MIB);
        HeapBudget larger = HeapBudget.of(with("server.maxBody=1MiB"), 2048 * MIB);

        assertThat(larger.requests()).isLessThan(usual.requests() / 10);
        assertThat(larger.fits()).isTrue();
        assertThatThrownBy(() -> HeapBudget.of(with("server.maxBody=64MiB"), DEFAULT_HEAP))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("--heap");
    }

    @Test
    void whatIsSetHoldsWhereItFitsAndStopsTheStartWhereItDoesNot() {
        HeapBudget budget =
                HeapBudget.of(with("updates.connections=2000", "http.requests=77"), DEFAULT_HEAP);
        assertThat(budget.live()).isEqualTo(2_000);
        assertThat(budget.requests()).isEqualTo(77);

        assertThatThrownBy(() -> HeapBudget.of(with("updates.connections=100000"), DEFAULT_HEAP))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("512 MiB")
                .hasMessageContaining("--heap");
    }

    @Test
    void theDoctorSaysTheSumOfItsPartsAndWhatMoreConnectionsNeed() {
        var examination = new HeapDiagnostics(with(), DEFAULT_HEAP, 1_000_000);
        assertThat(named(examination.run(null), "heap").verdict()).isEqualTo(Verdict.GOOD);

        Finding wanted = named(examination.run(40_000), "connections");
        assertThat(wanted.verdict()).isEqualTo(Verdict.DOUBTFUL);
        String heap = wanted.text().replaceAll(".*--heap (\\d+)m.*", "$1");
        assertThat(
                        HeapBudget.of(with("updates.connections=40000"), Long.parseLong(heap) * MIB)
                                .fits())
                .isTrue();
        assertThat(named(examination.run(100), "connections").verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void theDoctorSaysWhenWhatIsSetDoesNotFit() {
        var examination =
                new HeapDiagnostics(with("updates.connections=100000"), DEFAULT_HEAP, 1_000_000);

        assertThat(named(examination.run(null), "heap").verdict()).isEqualTo(Verdict.BAD);
    }

    @Test
    void tooFewFilesForAllConnectionsAreDoubtful() {
        var examination = new HeapDiagnostics(with(), DEFAULT_HEAP, 1_024);

        assertThat(named(examination.run(null), "files").text()).contains("1024", "ulimit -n");
    }
}
