package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Answer;
import plaza.app.testing.Api;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;

@Tag("engine")
final class PublicTimelineTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();
    private final Person bob = plaza.person();

    private static String time(Instant at) {
        return Api.encoded(at.toString());
    }

    /** Posts are made in other tests too: only these are looked at. */
    private List<String> among(List<String> posts, String target) {
        return bob.posts(target).stream().filter(posts::contains).toList();
    }

    @Test
    void itHoldsPublicPostsOfEverybodyNewestFirst() {
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            posts.add((i % 2 == 0 ? ada : bob).post("public " + i));
        }
        String since = time(Instant.parse(ada.see(posts.getFirst()).text("/createdAt")));

        assertThat(among(posts, "/api/timeline?since=" + since))
                .containsExactlyElementsOf(posts.reversed());
        List<String> paged =
                bob.api().all("/api/timeline?since=" + since, 2).stream()
                        .map((JsonNode post) -> post.get("id").asString())
                        .filter(posts::contains)
                        .toList();
        assertThat(paged).containsExactlyElementsOf(posts.reversed());
    }

    @Test
    void itBeginsWithSinceAndEndsBeforeUntil() {
        String first = ada.post("first");
        Instant at = Instant.parse(ada.see(first).text("/createdAt"));
        String second = later(at);
        Instant then = Instant.parse(ada.see(second).text("/createdAt"));
        List<String> both = List.of(first, second);

        assertThat(among(both, "/api/timeline?since=" + time(at))).containsExactly(second, first);
        assertThat(among(both, "/api/timeline?since=" + time(at.plusMillis(1))))
                .containsExactly(second);
        assertThat(among(both, "/api/timeline?since=" + time(at) + "&until=" + time(then)))
                .containsExactly(first);
        assertThat(
                        among(
                                both,
                                "/api/timeline?since="
                                        + time(at)
                                        + "&until="
                                        + time(then.plusMillis(1))))
                .containsExactly(second, first);
        assertThat(among(both, "/api/timeline?until=" + time(at.minusSeconds(3600)))).isEmpty();
        assertThat(among(both, "/api/timeline?since=" + time(at.plusSeconds(3600)))).isEmpty();

        String day = time(at).substring(0, "2026-03-01".length());
        assertThat(among(both, "/api/timeline?since=" + day)).containsExactly(second, first);
        assertThat(among(both, "/api/timeline?until=" + day)).isEmpty();
    }

    /** A post that is at least a millisecond later. */
    private String later(Instant than) {
        while (true) {
            String post = ada.post("later");
            if (Instant.parse(ada.see(post).text("/createdAt")).isAfter(than)) {
                return post;
            }
        }
    }

    @Test
    void timesThatAreNoneAreNamed() {
        for (String field : List.of("since", "until")) {
            for (String wrong :
                    List.of("yesterday", "", "2026-02-30T00:00:00Z", "1", "9".repeat(40))) {
                Answer answer = bob.api().get("/api/timeline?" + field + "=" + wrong).expect(422);
                assertThat(answer.errorFields()).containsExactly(field);
            }
        }
    }

    @Test
    void timesFarBeyondAnythingAreJustEmptyOrEverything() {
        assertThat(bob.api().get("/api/timeline?since=%2B999999999-12-31T23:59:59Z").status())
                .isIn(200, 422);
        assertThat(bob.api().get("/api/timeline?until=-999999999-01-01T00:00:00Z").status())
                .isIn(200, 422);
    }
}
