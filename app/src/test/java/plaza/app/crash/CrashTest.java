package plaza.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Ends;
import plaza.app.testing.PlazaProcess;
import plaza.app.testing.TestFolders;
import plaza.contracts.Effort;

/**
 * A real server, killed with -9 in the middle of writing, several times in a row, where it has a
 * database of its own every other time together with that: what was acknowledged is there, and what
 * is derived is what was written, nothing missing, nothing twice.
 */
@Tag("engine")
@Order(Ends.FRONT)
final class CrashTest {
    private static final int DEEDS = Effort.of(160, 400);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path data = TestFolders.create("crash");

    @AfterEach
    void delete() {
        // Where a test has failed, a PostgreSQL whose server was killed is still there.
        PlazaProcess.findPostgres(data).ifPresent(ProcessHandle::destroyForcibly);
        TestFolders.delete(data);
    }

    @Test
    void whatWasAcknowledgedAndWhatFollowsFromItOutlivesTheServer() {
        var promises = new Writers.Promises();
        List<Claim> claims =
                new ArrayList<>(
                        List.of(
                                new AcknowledgedPosts(promises),
                                new DerivedNotifications(),
                                new DerivedSearch()));
        PlazaProcess server = PlazaProcess.serve(data);
        if (!server.nobody().get("/api/capabilities").expect(200).body().contains("chatStore")) {
            claims.add(new AcknowledgedMessages(promises));
        }
        try {
            for (Claim claim : claims) {
                claim.prepare(server.nobody());
            }
            int rounds = rounds();
            for (int round = 0; round < rounds; round++) {
                try (var writers = new Writers(server.nobody(), promises)) {
                    claims.forEach(claim -> claim.write(writers));
                    writers.await(DEEDS);
                    if (round % 2 == 0) {
                        server.killWithPostgres();
                    } else {
                        server.kill();
                    }
                }
                server = PlazaProcess.serve(data);
                for (Claim claim : claims) {
                    claim.holds(server.nobody());
                }
            }
            anotherServerOnTheSameDataIsRefused();
            anEndBySignalLeavesNoProcessBehind(server);
        } finally {
            server.close();
        }
    }

    /** Each kind of end once: there is one kind only where the database is somebody else's. */
    private int rounds() {
        int kinds = PlazaProcess.findPostgres(data).isPresent() ? 2 : 1;
        return kinds * Effort.of(1, 2);
    }

    private void anotherServerOnTheSameDataIsRefused() {
        PlazaProcess.Outcome second = PlazaProcess.run(data, "serve", "--port", "0");

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err().strip().lines())
                .singleElement()
                .asString()
                .contains("already serves", data.toString());
    }

    private void anEndBySignalLeavesNoProcessBehind(PlazaProcess server) {
        Optional<ProcessHandle> postgres = PlazaProcess.findPostgres(data);
        assertThat(postgres.stream()).allMatch(ProcessHandle::isAlive);

        assertThat(server.terminate()).as(server.errors()).isIn(0, 143);

        within(PATIENCE).until(() -> postgres.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }
}
