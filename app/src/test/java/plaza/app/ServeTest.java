package plaza.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.app.ServerProcess.Ended;
import plaza.postgres.server.PostgresServer;
import plaza.postgres.server.PostgresSettings;

/** The life of a server: what its signals, its death and its neighbours do to it. */
@Tag("engine")
class ServeTest {
    @TempDir Path data;

    /** Whatever a test has killed is taken over and stopped here. */
    @AfterEach
    void leaveNothingRunning() {
        PostgresServer.open(
                        PostgresSettings.in(data)
                                .withBinariesIn(Path.of("target").toAbsolutePath()))
                .close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalEndsServerAndDatabase(String signal) throws Exception {
        try (ServerProcess server = ServerProcess.serve(data, "--port", "0")) {
            assertThat(server.readyLine()).contains("(data: " + data + ", ");
            assertThat(answers(server)).isTrue();
            ProcessHandle postgres = postgres();

            Ended ended = server.end(signal);

            assertThat(ended.errors()).doesNotContain("ERROR", "Exception");
            await().until(() -> !postgres.isAlive());
            assertThat(data.resolve("server.info")).doesNotExist();
        }
    }

    @Test
    void aSecondServerIsRefusedAndTheFirstGoesOn() throws Exception {
        try (ServerProcess first = ServerProcess.serve(data, "--port", "0")) {
            Ended second = ServerProcess.serveInVain(data, "--port", "0");

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.errors().lines()).hasSize(1);
            assertThat(second.errors())
                    .contains("process " + first.pid(), first.address(), "--data");
            assertThat(answers(first)).isTrue();
            first.end("TERM");
        }
    }

    @Test
    void afterTheServerWasKilledTheNextTakesItsDatabaseOver() throws Exception {
        ServerProcess killed = ServerProcess.serve(data, "--port", "0");
        killed.close();
        ProcessHandle orphan = postgres();
        assertThat(orphan.isAlive()).isTrue();

        try (ServerProcess next = ServerProcess.serve(data, "--port", "0")) {
            assertThat(postgres().pid()).isEqualTo(orphan.pid());
            next.end("TERM");
        }
        await().until(() -> !orphan.isAlive());
    }

    @Test
    void afterEverythingWasKilledTheNextRecovers() throws Exception {
        ServerProcess killed = ServerProcess.serve(data, "--port", "0");
        ProcessHandle postgres = postgres();
        killed.close();
        postgres.destroyForcibly();
        postgres.onExit().join();

        try (ServerProcess next = ServerProcess.serve(data, "--port", "0")) {
            assertThat(answers(next)).isTrue();
            next.end("TERM");
        }
    }

    @Test
    void aTakenPortIsNamedWithTheWayOut() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            Ended ended = ServerProcess.serveInVain(data, "--port", port);

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.errors().lines()).hasSize(1);
            assertThat(ended.errors()).contains(port, "--port");
        }
    }

    private ProcessHandle postgres() throws IOException {
        String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static boolean answers(ServerProcess server) throws IOException {
        URI live = URI.create(server.address() + "/health/live");
        try (var stream = live.toURL().openStream()) {
            stream.readAllBytes();
            return true;
        }
    }
}
