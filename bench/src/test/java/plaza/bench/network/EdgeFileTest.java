package plaza.bench.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plaza.bench.network.Network.Follow;

class EdgeFileTest {
    @TempDir private Path directory;

    @Test
    void anEdgeIsAFollowInBothDirections() throws IOException {
        EdgeFile.Content content = read("7 3\n3\tx\n");
        assertThat(content.network().users()).isEqualTo(3);
        assertThat(content.network().follows())
                .containsExactly(
                        new Follow(0, 1), new Follow(1, 0), new Follow(1, 2), new Follow(2, 1));
        assertThat(content.problems()).isEmpty();
    }

    @Test
    void aRepeatedEdgeCountsOnceInEitherDirection() throws IOException {
        assertThat(read("a b\nb a\na b\n").network().follows()).hasSize(2);
    }

    @Test
    void emptyLinesAndCommentsAreNoEdges() throws IOException {
        EdgeFile.Content content = read("# Reed\n% also\n\n  a   b  \r\n");
        assertThat(content.network().follows()).hasSize(2);
        assertThat(content.problems()).isEmpty();
    }

    @Test
    void wrongLinesAreNamedAndTheOthersTaken() throws IOException {
        EdgeFile.Content content = read("a b\nlonely\n\nc c\nd e 5\nb \u00e9\n");
        assertThat(content.network().follows()).hasSize(4);
        assertThat(content.problems())
                .containsExactly(
                        directory.resolve("edges") + ":2: expected two names, found 1",
                        directory.resolve("edges") + ":4: nobody follows themselves",
                        directory.resolve("edges") + ":5: expected two names, found 3");
    }

    @Test
    void bytesThatAreNoUtf8AreNames() throws IOException {
        Path file = Files.write(directory.resolve("edges"), new byte[] {'a', ' ', (byte) 0xff});
        assertThat(EdgeFile.read(file).network().users()).isEqualTo(2);
    }

    private EdgeFile.Content read(String text) throws IOException {
        return EdgeFile.read(Files.writeString(directory.resolve("edges"), text));
    }
}
