package plaza.bench.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessTreeTest {
    private static final Duration WORK = Duration.ofMillis(200);

    /** Until the system says that this shell has taken so much, whatever the machine can do. */
    private static final String WORKING =
            "sh -c 'until read -r a b c d e f g h i j k l m user system rest < /proc/$$/stat;"
                    + " [ $((user + system)) -ge 20 ]; do :; done%s'";

    @Test
    void whatAChildThatHasEndedTookCountsOn() throws IOException {
        assertThat(nanos(WORKING.formatted("") + "; echo done; read x"))
                .isGreaterThanOrEqualTo(WORK.toNanos());
    }

    @Test
    void aChildThatRunsCounts() throws IOException {
        assertThat(nanos(WORKING.formatted("; echo done; read x") + "; :"))
                .isGreaterThanOrEqualTo(WORK.toNanos());
    }

    private static long nanos(String script) throws IOException {
        Process root = new ProcessBuilder("sh", "-c", script).start();
        try (BufferedReader lines = root.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("done");
            return new ProcessTree(List.of(root.toHandle())).nanos().orElseThrow();
        } finally {
            root.descendants().forEach(ProcessHandle::destroy);
            root.destroy();
        }
    }

    @Test
    void aProcessHasMemory() {
        assertThat(new ProcessTree(List.of(ProcessHandle.current())).bytes().orElseThrow())
                .isGreaterThan(1 << 20);
    }

    @Test
    void ofAProcessThatIsGoneNothingIsKnown() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();

        assertThat(new ProcessTree(List.of(gone.toHandle())).nanos()).isEmpty();
        assertThat(new ProcessTree(List.of(gone.toHandle())).bytes()).isEmpty();
        assertThat(new ProcessTree(List.of()).nanos()).isEmpty();
    }
}
