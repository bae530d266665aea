package plaza.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.app.testing.Ends;
import plaza.app.testing.PlazaProcess;
import plaza.app.testing.PlazaProcess.Outcome;
import plaza.postgres.server.PostgresServer;
import plaza.postgres.server.PostgresSettings;

/** The life of a server: what its signals, its death and its neighbours do to it. */
@Tag("engine")
@Order(Ends.BACK - 1)
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
        try (PlazaProcess server = PlazaProcess.serve(data)) {
            assertThat(server.readyLine()).contains("(data: " + data + ", ");
            assertThat(answers(server)).isTrue();
            ProcessHandle postgres = postgres();

            server.end(signal);

            assertThat(server.errors()).doesNotContain("ERROR", "Exception");
            await().until(() -> !postgres.isAlive());
            assertThat(data.resolve("server.info")).doesNotExist();
        }
    }

    @Test
    void aSecondServerIsRefusedAndTheFirstGoesOn() throws Exception {
        try (PlazaProcess first = PlazaProcess.serve(data)) {
            Outcome second = PlazaProcess.run(data, "serve", "--port", "0");

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.err().lines()).hasSize(1);
            assertThat(second.err())
                    .contains("process " + first.pid(), first.address().toString(), "--data");
            assertThat(answers(first)).isTrue();
            first.end("TERM");
        }
    }

    @Test
    void afterTheServerWasKilledTheNextTakesItsDatabaseOver() throws Exception {
        PlazaProcess killed = PlazaProcess.serve(data);
        killed.kill();
        ProcessHandle orphan = postgres();
        assertThat(orphan.isAlive()).isTrue();

        try (PlazaProcess next = PlazaProcess.serve(data)) {
            assertThat(postgres().pid()).isEqualTo(orphan.pid());
            next.end("TERM");
        }
        await().until(() -> !orphan.isAlive());
    }

    @Test
    void afterEverythingWasKilledTheNextRecovers() throws Exception {
        PlazaProcess.serve(data).killWithPostgres();

        try (PlazaProcess next = PlazaProcess.serve(data)) {
            assertThat(answers(next)).isTrue();
            next.end("TERM");
        }
    }

    @Test
    void aTakenPortIsNamedWithTheWayOut() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            Outcome ended = PlazaProcess.run(data, "serve", "--port", port);

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.err().lines()).hasSize(1);
            assertThat(ended.err()).contains(port, "--port");
        }
    }

    private ProcessHandle postgres() {
        return PlazaProcess.findPostgres(data).orElseThrow();
    }

    private static boolean answers(PlazaProcess server) throws IOException {
        URI live = server.address().resolve("/health/live");
        try (var stream = live.toURL().openStream()) {
            stream.readAllBytes();
            return true;
        }
    }
}
