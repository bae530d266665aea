package plaza.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plaza.app.data.DataDirectory;
import plaza.app.data.ServerLock;
import plaza.postgres.server.PostgresServer;
import plaza.postgres.server.PostgresSettings;

@Tag("engine")
class OperatorCommandsTest {
    private static final Path BINARIES = Path.of("target").toAbsolutePath();

    @TempDir static Path data;

    /** Held for all of them: every command would start and stop it otherwise. */
    private static @Nullable PostgresServer postgres;

    @BeforeAll
    static void start() {
        postgres =
                PostgresServer.open(
                        PostgresSettings.in(data)
                                .withBinariesIn(BINARIES)
                                .withDurability(PostgresSettings.Durability.NONE));
    }

    @AfterAll
    static void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    private final PlatformForTests platform = new PlatformForTests();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tokensAreOnePerLine() {
        assertThat(run("token", "ann", "bob")).isZero();
        assertThat(out.toString().lines()).containsExactly("token-of-ann", "token-of-bob");
    }

    @Test
    void aServerThatHasItsDataElsewhereIsNotWorkedPast() {
        try (var _ = ServerLock.acquire(DataDirectory.open(data), "postStore=cassandra")) {
            assertThat(run("token", "ann")).isEqualTo(1);
            assertThat(err.toString().strip())
                    .startsWith("plaza: The server in " + data)
                    .contains("there postStore=cassandra", "--blueprint");
            assertThat(platform.calls).isEmpty();
            assertThat(run("doctor", "--port", "0")).isEqualTo(1);
            assertThat(out.toString()).contains("FAIL  data directory");
        }
    }

    @Test
    void anUnknownUserIsExitCode1() {
        assertThat(run("token", "ann", "nobody")).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("plaza: There is no user nobody");
    }

    @Test
    void anEngineThatIsAwayIsExitCode1AndNoDefect() {
        assertThat(run("token", "away")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("plaza: The engine does not answer. Give the same command again")
                .doesNotContain("internal error");
    }

    @Test
    void anAdministratorIsMade() {
        assertThat(run("admin", "ann")).isZero();
        assertThat(platform.calls).containsExactly("admin ann", "close");
    }

    @Test
    void anImportSaysWhatIsIn() {
        assertThat(run("import", "ldbc", data.toString())).isZero();
        assertThat(out.toString().strip()).isEqualTo("Imported 2 users, 3 posts.");
    }

    @Test
    void anImportWithBadLinesIsExitCode1() throws IOException {
        Path file = Files.writeString(data.resolve("graph.edges"), "one\n");

        assertThat(run("import", "edges", file.toString())).isEqualTo(1);
        assertThat(out.toString().strip()).isEqualTo("Imported 4 follows.");
        assertThat(err.toString()).contains("graph.edges, line 7").contains("1 lines could not");
    }

    @Test
    void aDefectIsOneLineToo() {
        assertThat(run("rebuild", "timelines")).isZero();
        assertThat(run("rebuild", "search")).isZero();
        assertThat(run("rebuild", "influence")).isZero();
        assertThat(run("rebuild", "leaderboards")).isZero();
        assertThat(run("rebuild", "counters")).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("internal error: a defect of two lines");
    }

    @Test
    void theDoctorFindsThisMachineWell() {
        assertThat(run("doctor", "--port", "0")).isZero();
        assertThat(out.toString()).contains("PostgreSQL", "embedded").doesNotContain("FAIL");
    }

    @Test
    void theDoctorLeavesNothingWhereNothingWas() throws IOException {
        Path parent = Files.createDirectory(data.resolve("doctored"));
        Path none = parent.resolve("plaza-data");
        Path empty = Files.createDirectory(parent.resolve("empty"));
        for (Path where : List.of(none, empty)) {
            assertThat(doctor(where)).isZero();
            assertThat(out.toString())
                    .contains("PostgreSQL", where + " (made at the first start)")
                    .doesNotContain("FAIL");
        }
        assertThat(parent).isDirectoryContaining(path -> path.equals(empty));
        assertThat(none).doesNotExist();
        assertThat(empty).isEmptyDirectory();
    }

    private int doctor(Path where) {
        return new CommandLineInterface(
                        platform,
                        new Environment(Map.of(), BINARIES, false),
                        new PrintWriter(out),
                        new PrintWriter(err))
                .run("doctor", "--port", "0", "--data", where.toString());
    }

    private int run(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--data", data.toString()));
        return new CommandLineInterface(
                        platform,
                        new Environment(Map.of(), BINARIES, false),
                        new PrintWriter(out),
                        new PrintWriter(err))
                .run(arguments.toArray(String[]::new));
    }
}
