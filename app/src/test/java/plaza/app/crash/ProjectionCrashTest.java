package plaza.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import plaza.app.testing.Api;
import plaza.app.testing.PlazaProcess;
import plaza.app.testing.TestFolders;

/**
 * Real processes, killed with -9 while projections follow the journal, twice in a row: what is
 * derived is what was written, nothing missing, nothing twice.
 */
@Tag("engine")
final class ProjectionCrashTest {
    private static final int ROUNDS = 2;
    private static final int DEEDS = 250;

    private final Path data = TestFolders.create("projections");

    /** Something derived from the journal. Another projection is another of these. */
    interface Derived {
        /** Makes the people and posts that the writers need, once. */
        void prepare(Api nobody);

        /** Begins to do what the projection follows. */
        void write(Writers writers);

        /** Waits until all of it is derived, each once, from what is in the primary stores. */
        void holds(Api nobody);
    }

    /** Everything that is tried. */
    private static List<Derived> derived() {
        return List.of(new DerivedNotifications(), new DerivedSearch());
    }

    @AfterEach
    void delete() {
        // Where a test has failed, a PostgreSQL whose server was killed is still there.
        PlazaProcess.findPostgres(data).ifPresent(ProcessHandle::destroyForcibly);
        TestFolders.delete(data);
    }

    @Test
    void whatIsDerivedOutlivesTheServer() {
        outlives(PlazaProcess::kill);
    }

    @Test
    @DisabledIfSystemProperty(
            named = "plaza.test.blueprint",
            matches = "(?!solo).*",
            disabledReason = "only solo\'s database dies with its server")
    void whatIsDerivedOutlivesTheServerAndItsDatabase() {
        outlives(PlazaProcess::killWithPostgres);
    }

    private void outlives(Consumer<PlazaProcess> killing) {
        List<Derived> all = derived();
        PlazaProcess server = PlazaProcess.serve(data);
        try {
            for (Derived each : all) {
                each.prepare(server.nobody());
            }
            for (int round = 0; round < ROUNDS; round++) {
                try (var writers = new Writers(server.nobody(), new Writers.Promises())) {
                    all.forEach(each -> each.write(writers));
                    writers.await(DEEDS);
                    killing.accept(server);
                }
                server = PlazaProcess.serve(data);
                for (Derived each : all) {
                    each.holds(server.nobody());
                }
            }
            assertThat(server.terminate()).isIn(0, 143);
        } finally {
            server.close();
        }
    }
}
