package plaza.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import plaza.app.batch.Progress;

final class BarProgressTest {
    /** In a thread of its own: where one is interrupted already, the library draws nothing. */
    private static String drawn(int columns) {
        return CompletableFuture.supplyAsync(() -> draw(columns)).join();
    }

    private static String draw(int columns) {
        var bytes = new ByteArrayOutputStream();
        try (var terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
                Progress.Step step = new BarProgress(terminal, columns).begin("posts", 100)) {
            step.advance(40);
        }
        return bytes.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "");
    }

    @Test
    void aBarFillsTheTerminalAndNoMore() {
        for (int columns : new int[] {60, 132}) {
            assertThat(drawn(columns).lines())
                    .anyMatch(line -> line.length() == columns - 1)
                    .allMatch(line -> line.length() < columns);
        }
    }

    @Test
    void aTerminalThatDoesNotTellItsWidthIsTakenForAUsualOne() {
        assertThat(new Environment(Map.of("COLUMNS", "132"), null, true).columns()).isEqualTo(132);
        for (String unknown : new String[] {"", "0", "-1", "many", "99999"}) {
            assertThat(new Environment(Map.of("COLUMNS", unknown), null, true).columns())
                    .isEqualTo(80);
        }
        assertThat(new Environment(Map.of(), null, true).columns()).isEqualTo(80);
    }
}
