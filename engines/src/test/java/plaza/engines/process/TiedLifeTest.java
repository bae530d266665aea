package plaza.engines.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that is tied to a process leaves with it, however that one goes. */
@Tag("engine")
final class TiedLifeTest {
    @TempDir Path folder = Path.of("unset");

    @Test
    void theEngineEndsWhenItsParentIsKilled() throws Exception {
        Process parent =
                new ProcessBuilder(
                                List.of(
                                        ProcessHandle.current().info().command().orElse("java"),
                                        "-cp",
                                        System.getProperty(
                                                "surefire.test.class.path",
                                                System.getProperty("java.class.path")),
                                        HolderMain.class.getName(),
                                        folder.toString(),
                                        Path.of("..").toRealPath().toString()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String line = parent.inputReader().readLine();
        ProcessHandle engine = ProcessHandle.of(Long.parseLong(line)).orElseThrow();
        assertThat(engine.isAlive()).isTrue();

        parent.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(15)).until(() -> !engine.isAlive());
        assertThat(EngineRecord.alive(folder)).isEmpty();
    }
}
