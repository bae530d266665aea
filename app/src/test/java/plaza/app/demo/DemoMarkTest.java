package plaza.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoMarkTest {
    @TempDir Path data;

    @Test
    void whatIsFilledIsKnownAgain() {
        assertThat(DemoMark.find(data)).isEmpty();
        assertThat(DemoMark.isEmpty(data)).isTrue();

        new DemoMark(List.of("ann", "ben")).write(data);

        assertThat(DemoMark.find(data)).contains(new DemoMark(List.of("ann", "ben")));
        assertThat(DemoMark.isEmpty(data)).isFalse();
    }

    @Test
    void whatWasNotFilledToTheEndIsNot() throws IOException {
        Files.createFile(data.resolve("session.secret"));
        assertThat(DemoMark.find(data)).isEmpty();
        assertThat(DemoMark.isEmpty(data)).isFalse();
    }
}
