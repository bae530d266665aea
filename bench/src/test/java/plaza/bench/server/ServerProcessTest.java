package plaza.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plaza.bench.BenchFailure;
import plaza.bench.Launcher;

class ServerProcessTest {
    @TempDir private Path directory;

    @Test
    void itKnowsWhereTheServerIsAndStopsItWithSigterm() throws IOException {
        Path launcher =
                Launcher.of(
                        directory,
                        """
                        trap 'echo stopped > "%s/stopped"; exit 0' TERM
                        echo "warming up"
                        echo "bench: postgres jdbc:postgresql://127.0.0.1:5/p plaza pw"
                        echo "bench: cassandra a:1,b:2 dc space LOCAL_QUORUM"
                        echo "Plaza is ready on http://127.0.0.1:4711 (data: $5, 0.1 s)"
                        while :; do sleep 0.05; done
                        """
                                .formatted(directory));
        try (DataDirectory data = DataDirectory.open(null, "");
                ServerProcess server = ServerProcess.start(launcher, data)) {
            assertThat(server.url()).isEqualTo(URI.create("http://127.0.0.1:4711"));
            assertThat(server.readyAfter()).isPositive();
            assertThat(server.postgres())
                    .hasValue(
                            new PostgresAddress("jdbc:postgresql://127.0.0.1:5/p", "plaza", "pw"));
            assertThat(server.cassandra())
                    .hasValue(
                            new CassandraAddress(
                                    List.of("a:1", "b:2"), "dc", "space", "LOCAL_QUORUM", "", ""));
        }
        assertThat(directory.resolve("stopped")).exists();
    }

    @Test
    void aServerThatEndsIsAFailureWithItsLastWords() throws IOException {
        Path launcher = Launcher.of(directory, "echo 'port 8080 is taken' >&2; exit 1");
        try (DataDirectory data = DataDirectory.open(null, "")) {
            assertThatThrownBy(() -> ServerProcess.start(launcher, data))
                    .isInstanceOf(BenchFailure.class)
                    .hasMessageContaining("port 8080 is taken");
        }
    }

    @Test
    void aMissingLauncherIsAFailure() throws IOException {
        try (DataDirectory data = DataDirectory.open(null, "")) {
            assertThatThrownBy(() -> ServerProcess.start(directory.resolve("absent"), data))
                    .isInstanceOf(BenchFailure.class)
                    .hasMessageStartingWith("Cannot start ");
        }
    }

    @Test
    void temporaryDataIsDeletedAndDataToKeepIsNot() throws IOException {
        DataDirectory temporary = DataDirectory.open(null, "");
        Files.createDirectories(temporary.path().resolve("a/b"));
        temporary.close();
        assertThat(temporary.path()).doesNotExist();

        DataDirectory kept = DataDirectory.open(directory.resolve("kept"), "run-1");
        kept.close();
        assertThat(directory.resolve("kept/run-1")).isDirectory();
    }
}
