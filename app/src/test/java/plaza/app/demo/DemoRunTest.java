package plaza.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoRunTest {
    private static final Instant NOW = Instant.parse("2026-03-01T23:59:00Z");

    @TempDir Path data;

    @Test
    void aRunThatWasCutOffIsFoundAsItWas() {
        assertThat(DemoRun.find(data)).isEmpty();
        DemoRun run = DemoRun.begin(data, -5);
        assertThat(DemoRun.find(data).orElseThrow().at()).isNull();

        run.startedAt(Clock.fixed(NOW, ZoneOffset.UTC));
        run.done("people");
        run.done("replies, level 1");

        DemoRun found = DemoRun.find(data).orElseThrow();
        assertThat(found.seed()).isEqualTo(-5);
        assertThat(found.at()).isEqualTo(NOW);
        assertThat(found.isDone("people")).isTrue();
        assertThat(found.isDone("replies, level 1")).isTrue();
        assertThat(found.isDone("posts")).isFalse();
    }

    @Test
    void theDayOfANetworkStaysWhenItsFillingGoesOnOnAnother() {
        DemoRun.begin(data, 1).startedAt(Clock.fixed(NOW, ZoneOffset.UTC));
        Clock later = Clock.fixed(NOW.plus(Duration.ofDays(2)), ZoneOffset.UTC);

        assertThat(DemoRun.find(data).orElseThrow().startedAt(later)).isEqualTo(NOW);
    }

    @Test
    void aRunThatEndedIsForgotten() {
        DemoRun run = DemoRun.begin(data, 1);
        run.end();
        run.end();
        assertThat(DemoRun.find(data)).isEmpty();
    }

    @Test
    void aFileThatSaysSomethingElseIsSaidToBeDamaged() throws IOException {
        DemoRun.begin(data, 1);
        try (var files = Files.list(data)) {
            Path file = files.findFirst().orElseThrow();
            Files.writeString(file, "seed one\n");
            assertThatThrownBy(() -> DemoRun.find(data))
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("damaged");
        }
    }
}
