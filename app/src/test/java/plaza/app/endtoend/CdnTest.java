package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

/** What is public is read through a CDN, and nothing else is. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CdnTest {
    private static final String CDN = "https://cdn.example.org/media";

    private final RunningPlaza plaza = RunningPlaza.start(Map.of("media.cdn", CDN + "/"));

    @AfterAll
    void close() {
        plaza.close();
    }

    private HttpResponse<byte[]> fetched(RunningPlaza from, String key) {
        return from.nobody().bytes("GET", "/api/cdn/" + key, Map.of());
    }

    private static String url(Person viewer, String post) {
        return viewer.see(post).text("/media/0/url");
    }

    private static String published(Person author, String key, String visibility) {
        return author.publish(
                Map.of("text", "look", "mediaKeys", List.of(key), "visibility", visibility));
    }

    @Test
    void theMediaOfAPublicPostAreTheCdns() {
        Person ann = plaza.person();
        String key = ann.upload("post");
        String post = published(ann, key, "public");

        assertThat(url(plaza.person(), post)).isEqualTo(CDN + "/" + key);
        HttpResponse<byte[]> answer = fetched(plaza, key);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isNotEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=3600");
        assertThat(answer.headers().firstValue("Vary").orElse(""))
                .doesNotContain("Authorization", "Cookie");
        assertThat(plaza.nobody().bytes("GET", "/api/cdn/" + key + "?w=64", Map.of()).statusCode())
                .isEqualTo(200);

        assertThat(plaza.nobody().bytes("GET", "/api/cdn/" + key + "?w=65", Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("ratelimit"));

        // Whose own copies are asked for with a token is not told apart by any cache.
        HttpResponse<byte[]> own = ann.api().bytes("GET", "/api/media/" + key, Map.of());
        assertThat(own.headers().firstValue("Cache-Control").orElse("")).startsWith("private");
        assertThat(plaza.nobody().bytes("GET", "/api/media/" + key, Map.of()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatIsNotForEverybodyIsNeverTheCdns() {
        Person ann = plaza.person();
        Person ben = plaza.person();
        ben.follow(ann);
        String unused = ann.upload("post");
        String followers = ann.upload("post");
        String story = ann.upload("story");
        String open = ann.upload("post");
        String forFollowers = published(ann, followers, "followers");
        String before = published(ann, open, "public");
        ann.api().post("/api/stories", Map.of("mediaKey", story)).expect(201);

        assertThat(url(ben, forFollowers)).isEqualTo("/api/media/" + followers);
        for (String key : List.of(unused, followers, story, "posts/none.jpg")) {
            assertThat(fetched(plaza, key).statusCode()).as(key).isEqualTo(404);
        }

        assertThat(fetched(plaza, open).statusCode()).isEqualTo(200);
        ann.hide(true);
        assertThat(fetched(plaza, open).statusCode()).isEqualTo(404);
        assertThat(url(ben, before)).isEqualTo("/api/media/" + open);
    }

    @Test
    void whereThereIsNoCdnNothingIsReadWithoutAToken() {
        RunningPlaza without = RunningPlaza.shared();
        Person ann = without.person();
        String key = ann.upload("post");
        String post = published(ann, key, "public");

        assertThat(url(ann, post)).isEqualTo("/api/media/" + key);
        assertThat(fetched(without, key).statusCode()).isEqualTo(404);
    }
}
