package plaza.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plaza.core.secret.Secret;

@Tag("engine")
class PostgresServerTest {
    @TempDir Path data;

    @Test
    void aFirstStartCreatesWhatIsMissing() throws IOException {
        Path deep = data.resolve("not/yet/there");

        try (var server = open(deep)) {
            assertThat(server.address().checkVersion()).isEqualTo(PostgresBinaries.VERSION);
        }

        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(deep.resolve("postgres.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theNextStartFindsTheSameData() throws SQLException {
        try (var server = open(data)) {
            writeRow(server);
        }
        assertThat(running(data)).isFalse();

        try (var server = open(data)) {
            assertThat(rows(server)).isEqualTo(1);
        }
    }

    @Test
    void nobodyEntersWithoutThePassword() {
        try (var server = open(data)) {
            var stranger =
                    new PostgresAddress(
                            server.address().jdbcUrl(), Cluster.USER, Secret.of("guess"));

            assertThatThrownBy(stranger::checkVersion)
                    .isInstanceOf(PostgresServerException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void theLastToLeaveStopsIt() throws SQLException {
        var first = open(data);
        var second = open(data);
        assertThat(second.address()).isEqualTo(first.address());

        first.close();
        writeRow(second);
        assertThat(rows(second)).isEqualTo(1);

        second.close();
        assertThat(running(data)).isFalse();
    }

    @Test
    void closingTwiceChangesNothing() {
        var server = open(data);
        server.close();
        server.close();

        assertThat(running(data)).isFalse();
    }

    @Test
    void manyAtOnceShareOne() throws Exception {
        var servers = new ArrayList<PostgresServer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<PostgresServer>> opening = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                opening.add(threads.submit(() -> open(data)));
            }
            for (Future<PostgresServer> future : opening) {
                servers.add(future.get());
            }
        }

        assertThat(servers)
                .extracting(PostgresServer::address)
                .containsOnly(servers.get(0).address());
        servers.forEach(PostgresServer::close);
        assertThat(running(data)).isFalse();
    }

    @Test
    void twoDataDirectoriesLiveSideBySide() throws SQLException {
        try (var one = open(data.resolve("one"));
                var other = open(data.resolve("other"))) {
            writeRow(one);

            assertThat(one.address()).isNotEqualTo(other.address());
            assertThatThrownBy(() -> rows(other)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void whenPostgresIsKilledItIsStartedAgainAtTheSameAddress() throws Exception {
        try (var server = open(data)) {
            writeRow(server);
            long pid = postmaster(data).pid();

            ProcessHandle.of(pid).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> rows(server) == 1 && postmaster(data).pid() != pid);
        }
        assertThat(running(data)).isFalse();
    }

    @Test
    void whatAKilledProcessLeftRunningIsTakenOver() throws Exception {
        Process holder = HolderMain.start(data);
        long orphan = postmaster(data).pid();
        kill(holder.toHandle());

        try (var server = open(data)) {
            assertThat(postmaster(data).pid()).isEqualTo(orphan);
            writeRow(server);
        }
        assertThat(running(data)).isFalse();
    }

    @Test
    void aKilledProcessDoesNotCountEvenIfPostgresHasNotSeenItsEnd() throws Exception {
        Process killed = HolderMain.start(data);
        PostgresServer server = open(data);
        kill(killed.toHandle());
        try (var _ = server.address().connect("plaza-lease " + killed.pid())) {
            server.close();
        }
        assertThat(running(data)).isFalse();
    }

    @Test
    void whenEverythingIsKilledNothingCommittedIsLost() throws Exception {
        Process holder = HolderMain.start(data);
        try (var joined = open(data)) {
            writeRow(joined);
            kill(holder.toHandle());
        }
        Process again = HolderMain.start(data);
        ProcessHandle postgres = ProcessHandle.of(postmaster(data).pid()).orElseThrow();
        kill(again.toHandle());
        kill(postgres);

        try (var server = open(data)) {
            assertThat(rows(server)).isEqualTo(1);
        }
    }

    @Test
    void aProcessThatLeavesDoesNotStopWhatAnotherUses() throws Exception {
        Process holder = HolderMain.start(data);
        try (var server = open(data)) {
            holder.getOutputStream().close();
            holder.waitFor();

            writeRow(server);
            assertThat(rows(server)).isEqualTo(1);
        }
        assertThat(running(data)).isFalse();
    }

    @Test
    void aProcessIdThatNowBelongsToAnotherProcessIsNotMistaken() throws Exception {
        open(data).close();
        Files.writeString(
                PostmasterFile.path(Cluster.directoryIn(data)),
                ProcessHandle.current().pid() + "\n" + data + "\n0\n1\n\n127.0.0.1\n0 0\nready\n");

        try (var server = open(data)) {
            assertThat(server.address().checkVersion()).isEqualTo(PostgresBinaries.VERSION);
        }
    }

    @Test
    void anEmptyPidFileIsDiscarded() throws Exception {
        open(data).close();
        Path file = Files.createFile(PostmasterFile.path(Cluster.directoryIn(data)));

        try (var _ = open(data)) {
            assertThat(file).isNotEmptyFile();
        }
    }

    @Test
    void aCreationThatWasInterruptedIsBegunAgain() throws Exception {
        Files.createDirectories(data.resolve("postgres.new/base"));

        open(data).close();

        assertThat(data.resolve("postgres.new")).doesNotExist();
    }

    @Test
    void newSettingsApplyAtTheNextStart() throws SQLException {
        open(data).close();

        try (var server =
                        PostgresServer.open(
                                PostgresForTests.settings(data)
                                        .withDurability(PostgresSettings.Durability.FULL));
                var connection = server.address().connect("test");
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW fsync")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("on");
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsRefused() throws Exception {
        open(data).close();
        Files.writeString(Cluster.directoryIn(data).resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(() -> open(data))
                .isInstanceOf(PostgresServerException.class)
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("18");
    }

    @Test
    void aFolderThatIsNoClusterIsLeftAlone() throws Exception {
        Path file = data.resolve("postgres/letters.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "dear");

        assertThatThrownBy(() -> open(data))
                .isInstanceOf(PostgresServerException.class)
                .hasMessageContaining("not a PostgreSQL data directory");
        assertThat(file).hasContent("dear");
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws Exception {
        Path file = data.resolve("file");
        Files.writeString(file, "");

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(PostgresServerException.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void aPathThatAShellWouldReadIsRefused() {
        assertThatThrownBy(() -> open(data.resolve("a$(b)")))
                .isInstanceOf(PostgresServerException.class)
                .hasMessageContaining("must not hold");
    }

    @Test
    void aPathWithBlanksAndUmlautsIsFine() {
        try (var server = open(data.resolve("mein Ördner"))) {
            assertThat(server.address().checkVersion()).isEqualTo(PostgresBinaries.VERSION);
        }
    }

    @Test
    void aStartThatFailsSaysWhy() throws Exception {
        open(data).close();
        Files.writeString(
                Cluster.directoryIn(data).resolve("postgresql.conf"), "shared_buffers = 'many'\n");

        assertThatThrownBy(() -> open(data))
                .isInstanceOf(PostgresServerException.class)
                .hasMessageContaining("does not start")
                .hasMessageContaining("postgres.log");
    }

    private static PostgresServer open(Path directory) {
        return PostgresServer.open(PostgresForTests.settings(directory));
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static PostmasterFile postmaster(Path directory) throws IOException {
        return PostmasterFile.read(cluster(directory)).orElseThrow();
    }

    private static boolean running(Path directory) {
        try {
            Path cluster = cluster(directory);
            return PostmasterFile.read(cluster).filter(f -> f.isAliveFor(cluster)).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path cluster(Path directory) throws IOException {
        return Cluster.directoryIn(directory.toRealPath());
    }

    private static void writeRow(PostgresServer server) {
        PostgresForTests.execute(
                server.address(),
                "CREATE TABLE IF NOT EXISTS kept (x int); INSERT INTO kept VALUES (1)");
    }

    private static int rows(PostgresServer server) throws SQLException {
        try (var connection = server.address().connect("test");
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM kept")) {
            row.next();
            return row.getInt(1);
        }
    }
}
