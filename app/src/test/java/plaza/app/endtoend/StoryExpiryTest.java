package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Answer;
import plaza.app.testing.Eventually;
import plaza.app.testing.Person;
import plaza.app.testing.Picture;
import plaza.app.testing.RunningPlaza;
import plaza.app.wiring.Wiring;
import plaza.core.feature.Ports;
import plaza.core.media.Media;
import plaza.core.media.MediaCatalog;
import plaza.core.story.StoryStore;

/** Stories that are there for seconds only. */
@Tag("engine")
final class StoryExpiryTest {
    private static final Duration TTL = Duration.ofSeconds(4);

    private final RunningPlaza plaza =
            RunningPlaza.start(Map.of("story.ttl", TTL.toSeconds() + "s"));

    @AfterEach
    void close() {
        plaza.close();
    }

    @Test
    void aStoryAndItsPictureAreGoneWhenItsTimeIsOverAndCleanedUpAfter() {
        Person ada = plaza.person();
        Person bob = plaza.person().follow(ada);
        String key = Picture.upload(ada, "story");
        Answer made = ada.api().post("/api/stories", Map.of("mediaKey", key)).expect(201);
        Instant end = Instant.parse(made.text("/expiresAt"));
        assertThat(end).isEqualTo(Instant.parse(made.text("/createdAt")).plus(TTL));
        List<String> paths = List.of("/api/stories/" + made.text("/id"), "/api/media/" + key);

        Eventually.within(TTL.plusSeconds(30))
                .until(() -> paths.stream().allMatch(path -> isGone(bob, path, end)));

        assertThat(bob.api().all("/api/stories")).isEmpty();
        assertThat(ada.api().all("/api/stories")).isEmpty();
        assertThat(bob.api().get(ada.path() + "/stories").expect(200).items()).isEmpty();
        try (Wiring beside = plaza.beside()) {
            Ports stores = beside.ports();
            Instant later = Instant.now().plusSeconds(60);
            assertThat(stores.get(StoryStore.class).listExpired(later, 10)).hasSize(1);
            assertThat(stores.get(MediaCatalog.class).listUnused(later, 10)).isEmpty();

            assertThat(cleanUp(beside)).isOne();

            assertThat(stores.get(StoryStore.class).listExpired(later, 10)).isEmpty();
            assertThat(stores.get(MediaCatalog.class).listUnused(later, 10))
                    .extracting(Media::key)
                    .containsExactly(key);
        }
    }

    /** What was answered in time was there, what was asked for too late is not. */
    private static boolean isGone(Person viewer, String path, Instant end) {
        Instant asked = Instant.now();
        int status = viewer.api().get(path).status();
        Instant answered = Instant.now();
        if (answered.isBefore(end)) {
            assertThat(status).as(path).isEqualTo(200);
        } else if (!asked.isBefore(end)) {
            assertThat(status).as(path).isEqualTo(404);
        }
        return status == 404;
    }

    private static int cleanUp(Wiring wiring) {
        return wiring.platform().cleanups().stream()
                .filter(job -> job.what().equals("stories"))
                .mapToInt(job -> job.run().applyAsInt(Instant.now()))
                .sum();
    }
}
