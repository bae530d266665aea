package plaza.app.reels;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.app.config.Configuration;
import plaza.opensearch.OpenSearchEngine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Posts and people are in the indexes of {@code docs/blueprints/reels.md}. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpenSearchLayoutTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final Scenario scenario = Scenario.played();
    private final Configuration configuration = scenario.configuration();
    private final HttpClient http = HttpClient.newHttpClient();

    private String index(String name) {
        return configuration.get(OpenSearchEngine.PREFIX) + name;
    }

    private JsonNode get(String path) {
        try {
            return JSON.readTree(
                    http.send(
                                    HttpRequest.newBuilder(
                                                    configuration
                                                            .get(OpenSearchEngine.URI)
                                                            .resolve(path))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void aPostIsADocumentOfTweets() {
        soon(
                () -> {
                    JsonNode post = get("/" + index("tweets") + "/_doc/" + scenario.reel());

                    assertThat(post.at("/_source/tweet_id").asString()).isEqualTo(scenario.reel());
                    assertThat(post.at("/_source/user_id").asString())
                            .isEqualTo(scenario.ann().id());
                    assertThat(post.at("/_source/content").asString()).startsWith("watch #plaza");
                    assertThat(post.at("/_source/hashtags").toString()).isEqualTo("[\"plaza\"]");
                    assertThat(post.at("/_source/created_at").isMissingNode()).isFalse();
                });
    }

    @Test
    void aPersonIsADocumentOfUsers() {
        soon(
                () -> {
                    JsonNode ann = get("/" + index("users") + "/_doc/" + scenario.ann().id());

                    assertThat(ann.at("/_source/user_id").asString())
                            .isEqualTo(scenario.ann().id());
                    assertThat(ann.at("/_source/username").asString())
                            .isEqualTo(scenario.ann().username());
                    assertThat(ann.at("/_source/bio").asString()).isEqualTo(Scenario.BIO);
                    assertThat(ann.at("/_source/followers_count").asInt()).isEqualTo(1);
                });
    }

    @Test
    void theFieldsHaveTheSeedsTypes() {
        assertThat(type("tweets", "tweet_id")).isEqualTo("keyword");
        assertThat(type("tweets", "user_id")).isEqualTo("keyword");
        assertThat(type("tweets", "content")).isEqualTo("text");
        assertThat(type("tweets", "hashtags")).isEqualTo("keyword");
        assertThat(type("tweets", "created_at")).isEqualTo("date");
        assertThat(type("users", "user_id")).isEqualTo("keyword");
        assertThat(type("users", "username")).isEqualTo("keyword");
        assertThat(type("users", "display_name")).isEqualTo("text");
        assertThat(type("users", "bio")).isEqualTo("text");
        assertThat(type("users", "followers_count")).isEqualTo("integer");
    }

    @Test
    void eachIndexLiesBehindAnAlias() {
        for (String name : new String[] {"tweets", "users"}) {
            JsonNode aliases = get("/_alias/" + index(name));

            assertThat(aliases.propertyNames()).containsExactly(index(name) + "-1");
        }
    }

    private String type(String name, String field) {
        JsonNode mapping = get("/" + index(name) + "/_mapping");
        return mapping.at("/" + index(name) + "-1/mappings/properties/" + field + "/type")
                .asString();
    }
}
