package plaza.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Api;
import plaza.app.testing.Ends;
import plaza.app.testing.Eventually;
import plaza.app.testing.PlazaProcess;
import plaza.app.testing.TestFolders;
import plaza.contracts.Effort;
import plaza.postgres.server.PostgresServer;
import plaza.postgres.server.PostgresSettings;

/**
 * A network in LDBC's format, imported by the command line while a server runs in another process:
 * everybody's whole home feed is what follows from the files alone.
 *
 * <p>{@code -Dplaza.ldbc=DIR} runs the same on a network of one's own.
 */
@Tag("engine")
@Order(Ends.FRONT)
final class LdbcFeedTest {
    /** Posts of each. */
    private static final int HALF = Effort.of(60, 120);

    private static final int ALL = Effort.of(120, 260);
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Path data = TestFolders.create("ldbc");
    private final Path files = TestFolders.create("ldbc-files");
    private final TreeMap<String, Api> clients = new TreeMap<>();

    @AfterEach
    void delete() {
        TestFolders.delete(data);
        TestFolders.delete(files);
    }

    @Test
    void everyFeedIsWhatFollowsFromTheFiles() throws Exception {
        String given = System.getProperty("plaza.ldbc");
        try (var server = PlazaProcess.serve(data)) {
            if (given == null) {
                // The first half is read, and its timelines warm, before the second comes in.
                importAndCompare(server, LdbcSample.write(files, HALF), 1);
                importAndCompare(server, LdbcSample.write(files, ALL), 2);
            } else {
                importAndCompare(server, Path.of(given), 2);
            }
        }
    }

    /** Imports a network, so many times in a row; it is the same network after each. */
    private void importAndCompare(PlazaProcess server, Path directory, int times) throws Exception {
        LdbcNetwork network = LdbcNetwork.read(directory);
        var comparison = new LdbcComparison(network);
        for (int time = 0; time < times; time++) {
            importing(network, directory);
            logIn(server, network);
            Eventually.within(PATIENCE)
                    .untilAsserted(() -> assertThat(comparison.feeds(clients)).isPositive());
            matches(comparison, clients.firstEntry().getValue());
        }
    }

    /** Those that are new. */
    private void logIn(PlazaProcess server, LdbcNetwork network) {
        List<String> people = new ArrayList<>(network.people());
        people.removeAll(clients.keySet());
        if (!people.isEmpty()) {
            List<String> tokens =
                    server.tokens(people.stream().map(person -> "ldbc_" + person).toList());
            for (int i = 0; i < people.size(); i++) {
                clients.put(people.get(i), server.nobody().as(tokens.get(i)));
            }
        }
    }

    private void importing(LdbcNetwork network, Path directory) {
        PlazaProcess.Outcome outcome =
                PlazaProcess.run(data, "import", "ldbc", directory.toString());

        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        String summary =
                "%d users, %d friendships, %d posts, %d replies, %d likes"
                        .formatted(
                                network.people().size(),
                                network.friendships(),
                                network.postCount(),
                                network.replies(),
                                network.likes());
        assertThat(outcome.out()).contains(summary);
    }

    private void matches(LdbcComparison comparison, Api anybody) throws Exception {
        comparison.profiles(anybody);
        if (!anybody.get("/api/capabilities").expect(200).text("/blueprint").equals("solo")) {
            // There posts are no rows, or not of PostgreSQL.
            return;
        }
        PostgresSettings settings =
                PostgresSettings.in(data).withBinariesIn(TestFolders.binaries());
        try (var postgres = PostgresServer.open(settings);
                Connection sql = postgres.address().connect("plaza-test")) {
            comparison.rows(sql);
        }
    }
}
