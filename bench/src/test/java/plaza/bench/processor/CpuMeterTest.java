package plaza.bench.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CpuMeterTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void sharesAreOfWhatWasThereDuringTheSlices() {
        CpuMeter meter = Processes.find(ProcessHandle.current(), Map.of()).meter();

        meter.during(CpuMeterTest::work);
        meter.during(CpuMeterTest::work);

        assertThat(meter.serverMillis(2).orElseThrow()).isGreaterThanOrEqualTo(100);
        assertThat(meter.serverMillis(4).orElseThrow())
                .isEqualTo(meter.serverMillis(2).orElseThrow() / 2);
        // They are one process here, which is asked twice, and does other work between.
        assertThat(meter.clientShare().orElseThrow()).isGreaterThan(0).isLessThan(1.5);
        assertThat(meter.serverShare().orElseThrow()).isGreaterThan(0).isLessThan(1.5);
        assertThat(meter.serverCores().orElseThrow())
                .isGreaterThanOrEqualTo(meter.serverShare().orElseThrow());
        assertThat(meter.otherShare().orElseThrow()).isBetween(0.0, 1.0);
    }

    /** Takes a tenth of a second of the processor, however long that lasts. */
    private static void work() {
        Duration begin = taken();
        while (taken().minus(begin).toMillis() < 100) {
            Thread.onSpinWait();
        }
    }

    private static Duration taken() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    @Test
    void whatIsNotKnownIsAbsent() {
        CpuMeter meter = Processes.find(null, Map.of("far", List.of("192.0.2.1:9042"))).meter();

        meter.during(() -> {});

        assertThat(meter.serverShare()).isEmpty();
        assertThat(meter.serverMillis(1)).isEmpty();
        assertThat(meter.engineMillis(1)).isEqualTo(Map.of("far", OptionalDouble.empty()));
    }

    @Test
    void theMachineIsBusyUnlessItIsIdleOrWaits() {
        assertThat(MachineTime.parse("cpu  10 1 5 100 20 2 3 4 9 9"))
                .isEqualTo(new MachineTime(250_000_000, 1_450_000_000));
    }
}
