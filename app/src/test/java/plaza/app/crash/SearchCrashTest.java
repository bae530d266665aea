package plaza.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Api;
import plaza.app.testing.Person;
import plaza.app.testing.PlazaProcess;
import plaza.app.testing.TestFolders;

/** A server that is killed while posts are on their way into the index. */
@Tag("engine")
final class SearchCrashTest {
    private static final int ROUNDS = 3;
    private static final int DEEDS = 150;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path data = TestFolders.create("search-crash");

    @AfterEach
    void delete() {
        // Where a test has failed, a PostgreSQL whose server was killed is still there.
        PlazaProcess.findPostgres(data).ifPresent(ProcessHandle::destroyForcibly);
        TestFolders.delete(data);
    }

    @Test
    void whatWasAcknowledgedIsFoundAfterTheServerWasKilled() {
        isFoundAfter(PlazaProcess::kill);
    }

    @Test
    void whatWasAcknowledgedIsFoundAfterTheServerAndItsDatabaseWereKilled() {
        isFoundAfter(PlazaProcess::killWithPostgres);
    }

    private void isFoundAfter(Consumer<PlazaProcess> killing) {
        var promises = new Writers.Promises();
        List<Person> authors = new ArrayList<>();
        PlazaProcess server = PlazaProcess.serve(data);
        try {
            for (int i = 0; i < 4; i++) {
                authors.add(Person.join(server.nobody()));
            }
            for (int round = 0; round < ROUNDS; round++) {
                try (var writers = new Writers(server.nobody(), promises)) {
                    authors.forEach(writers::post);
                    writers.await(DEEDS);
                    killing.accept(server);
                }
                server = PlazaProcess.serve(data);
                everythingIsFoundOnce(server.nobody(), promises, authors);
            }
            assertThat(server.terminate()).isIn(0, 143);
        } finally {
            server.close();
        }
    }

    private static void everythingIsFoundOnce(
            Api nobody, Writers.Promises promises, List<Person> authors) {
        for (Person author : authors) {
            Api api = nobody.as(author.token());
            List<String> promised = promises.posts().getOrDefault(author.id(), List.of());
            within(PATIENCE)
                    .untilAsserted(
                            () -> {
                                List<String> found =
                                        api.all(
                                                "/api/search?q=writes+from:" + author.username(),
                                                "/id");
                                assertThat(found).doesNotHaveDuplicates();
                                assertThat(new HashSet<>(found)).containsAll(promised);
                            });
            assertThat(api.all("/api/search?type=users&q=" + author.username(), "/id"))
                    .contains(author.id());
        }
    }
}
