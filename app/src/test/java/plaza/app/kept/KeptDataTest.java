package plaza.app.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.app.endtoend.hidden.World;
import plaza.app.testing.RunningPlaza;
import plaza.app.testing.TestDatabase;
import plaza.app.testing.TestFolders;
import plaza.postgres.server.PostgresServer;
import plaza.postgres.server.PostgresSettings;

/**
 * A data directory that an earlier version filled is started, and everything in it is read back.
 *
 * <p>The files are made by the version whose name they have: {@code -Dplaza.keep=NAME} makes one
 * more of the version at hand.
 */
@Tag("engine")
class KeptDataTest {
    private static final Path FILES = Path.of("src/test/resources/plaza/app/kept");
    private static final String ENDING = ".tar.xz";
    private static final String ANSWERS = "answers.json";

    private final Path folder = TestFolders.create("kept");

    @AfterEach
    void delete() {
        TestFolders.delete(folder);
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatAnEarlierVersionStoredIsAnsweredAsItDid(Path file) throws IOException {
        // Whose database it is differs: where tests are root's, PostgreSQL may be somebody else.
        on(PostgresServer::address);
        Path cluster = folder.resolve("postgres");
        Map<String, Object> owner = Files.readAttributes(cluster, "unix:uid,gid");
        TestFolders.delete(cluster);
        try (var in = Files.newInputStream(file)) {
            KeptData.unpack(in, folder);
        }
        try (Stream<Path> files = Files.walk(cluster)) {
            for (Path each : files.toList()) {
                for (var id : owner.entrySet()) {
                    Files.setAttribute(each, "unix:" + id.getKey(), id.getValue());
                }
            }
        }
        KeptAnswers before = KeptAnswers.read(folder.resolve(ANSWERS));
        assertThat(before.rounds()).allSatisfy(round -> assertThat(round.answers()).isNotEmpty());
        // Stories, trends and sessions are those of that time.
        Duration since = Duration.between(Instant.now(), before.at());

        KeptAnswers now = on(Clock.offset(Clock.systemUTC(), since), before::onceCounted);

        assertThat(before.differences(now)).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "plaza.keep", matches = ".+")
    void thisVersionIsKept() throws IOException {
        Path copy = TestFolders.create("kept-as-left");
        World world = on(Clock.systemUTC(), KeptDataTest::filled);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.toList()) {
                if (!each.equals(folder)) {
                    Path to = copy.resolve(folder.relativize(each));
                    Files.copy(each, to, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }

        KeptAnswers answers = on(Clock.systemUTC(), plaza -> KeptAnswers.of(plaza, world));

        answers.write(copy.resolve(ANSWERS));
        KeptData.pack(copy, FILES.resolve(System.getProperty("plaza.keep") + ENDING));
        TestFolders.delete(copy);
    }

    /** Returns when nothing changes any more. */
    private static World filled(RunningPlaza plaza) {
        World world = new World(plaza);
        String edited = world.third.post("before");
        world.third.api().patch("/api/posts/" + edited, Map.of("text", "after")).expect(200);
        world.third.api().delete("/api/posts/" + world.third.post("no more")).expect(204);
        world.fourth.hide(true);
        within(Duration.ofMinutes(10))
                .untilAsserted(
                        () -> {
                            KeptAnswers first = KeptAnswers.of(plaza, world);
                            assertThat(first.differences(KeptAnswers.of(plaza, world))).isEmpty();
                        });
        return world;
    }

    /** Starts the database and a server on the folder, does something with it, ends both. */
    private <T> T on(Clock clock, Function<RunningPlaza, T> work) {
        return on(
                postgres -> {
                    TestDatabase database = TestDatabase.at(postgres.address());
                    try (var plaza = RunningPlaza.startOn(folder, database, clock)) {
                        return work.apply(plaza);
                    }
                });
    }

    private <T> T on(Function<PostgresServer, T> work) {
        PostgresSettings settings =
                PostgresSettings.in(folder).withBinariesIn(TestFolders.binaries());
        try (PostgresServer postgres = PostgresServer.open(settings)) {
            return work.apply(postgres);
        }
    }
}
