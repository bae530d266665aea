package plaza.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plaza.app.testing.AtTheEnd;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.core.StorageException;

/**
 * A command that MongoDB or Redis fail in, before or after its document is there, is finished from
 * its event in PostgreSQL, and told, as if nothing had happened.
 */
@Tag("engine")
final class CommitsCutOffTest {
    /** The call that fails once, as {@code PostStore.insert}. */
    private final AtomicReference<String> failing = new AtomicReference<>("");

    private final RunningPlaza plaza =
            AtTheEnd.close(
                    RunningPlaza.startLive(
                            Map.of(),
                            call -> {
                                String name = call.port() + "." + call.operation();
                                if (name.equals(failing.get())) {
                                    failing.set("");
                                    throw StorageException.unavailable("as if it were away", null);
                                }
                            }));
    private final Person ann = plaza.person();
    private final Person ben = plaza.person().follow(ann);

    @ParameterizedTest
    @CsvSource({"PostStore.insertAll", "Counters.fill"})
    void aPostReachesFollowersThoughItWasAnswered503(String call) {
        ben.feed();
        failing.set(call);
        String text = "cut off at " + call;
        ann.api().post("/api/posts", Map.of("text", text)).expect(503);
        assertThat(failing).hasValue("");

        soon(() -> assertThat(ben.api().get("/api/feed").expect(200).body()).contains(text));
        soon(
                () ->
                        assertThat(plaza.database().count("SELECT count(*) FROM journal_open"))
                                .isZero());
        assertThat(ann.api().all(ann.path() + "/posts", "/text"))
                .filteredOn(text::equals)
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"MessageStore.insert"})
    void aMessageThatWasNotWrittenIsToldToNobodyAndCanBeSentAgain(String call) {
        ann.follow(ben);
        String chat =
                "/api/chats/"
                        + ann.api()
                                .post("/api/chats", Map.of("userId", ben.id()))
                                .expect(201)
                                .text("/id")
                        + "/messages";
        Map<String, String> said = Map.of("content", "hello", "clientId", "one");
        failing.set(call);
        ann.api().post(chat, said).expect(503);
        soon(
                () ->
                        assertThat(plaza.database().count("SELECT count(*) FROM journal_open"))
                                .isZero());
        assertThat(ben.api().get(chat).expect(200).body()).doesNotContain("hello");

        ann.api().post(chat, said).expect(201);
        assertThat(ben.api().get(chat).expect(200).body()).contains("hello");
    }
}
