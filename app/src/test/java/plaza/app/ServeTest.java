package plaza.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        assumeFalse(
                signal.equals("INT") && interruptsAreIgnored(),
                "the shell that runs these tests in its background has them ignore SIGINT");
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
    void aDemoThatWasEndedGoesOnWithTheSameCommand(@TempDir Path logs) throws Exception {
        Path empty = Files.createDirectory(data.resolve("empty"));

        fillUntil(empty, logs, "done people");
        fillUntil(empty, logs, "done follows");

        assertThat(begunIn(empty)).startsWith("seed 3").contains("done people", "done follows");
        PostgresServer.open(
                        PostgresSettings.in(empty)
                                .withBinariesIn(Path.of("target").toAbsolutePath()))
                .close();
    }

    private static void fillUntil(Path folder, Path logs, String step) throws Exception {
        Process filling =
                PlazaProcess.begin(folder, logs, "serve", "--demo", "--seed", "3", "--port", "0");
        try {
            await().atMost(Duration.ofMinutes(5))
                    .until(() -> begunIn(folder).contains(step) || !filling.isAlive());
            assertThat(filling.isAlive()).as("it did not end by itself").isTrue();
        } finally {
            filling.destroy();
            filling.waitFor();
        }
    }

    private static String begunIn(Path folder) throws IOException {
        Path file = folder.resolve("demo-begun.txt");
        return Files.exists(file) ? Files.readString(file) : "";
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

    /** A process that was begun so hands it on to all that it starts. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.notExists(status)) {
            return false;
        }
        String ignored =
                Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> line.substring("SigIgn:".length()).strip())
                        .findFirst()
                        .orElse("0");
        // One bit for each signal, the first for signal 1: SIGINT is 2.
        return (Long.parseUnsignedLong(ignored, 16) & 1L << 1) != 0;
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
