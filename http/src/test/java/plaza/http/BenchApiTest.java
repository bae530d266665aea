package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;
import tools.jackson.databind.JsonNode;

class BenchApiTest {
    private static final MemoryPlatform PLATFORM = new MemoryPlatform(10_000, true);

    private final Api api = new Api(PLATFORM.server.port());

    @AfterAll
    static void close() {
        PLATFORM.close();
    }

    @Test
    void accountsAndFollowsAreMadeInBulkAndFeedsAreDelivered() {
        JsonNode made =
                api.post(null, "/api/bench/accounts", "{\"count\":2,\"prefix\":\"b0_\"}")
                        .json()
                        .at("/items");
        assertThat(made.size()).isEqualTo(2);
        Person first = person(made.at("/0"));
        Person second = person(made.at("/1"));
        assertThat(first.username()).isEqualTo("b0_0");
        Answer followed =
                api.post(
                        null,
                        "/api/bench/follows",
                        "{\"edges\":[[\"%s\",\"%s\"]]}".formatted(first.id(), second.id()));
        assertThat(followed.json().at("/count").asInt()).isEqualTo(1);
        api.get(first, "/api/feed");
        api.publish(second, "hello");
        await().until(
                        () ->
                                api.get(null, "/api/bench/stats")
                                                .json()
                                                .at("/timelineDeliveries")
                                                .asLong()
                                        > 0);
        assertThat(api.get(first, "/api/feed").json().at("/items").size()).isEqualTo(1);
    }

    private static Person person(JsonNode made) {
        return new Person(
                made.at("/id").asString(),
                made.at("/username").asString(),
                made.at("/accessToken").asString());
    }

    @Test
    void theStaticFeedIsAPageLikeTheHomeFeedAndNeedsAToken() {
        assertThat(api.get(null, "/api/bench/static-feed").status()).isEqualTo(401);
        Answer feed = api.get(api.register(), "/api/bench/static-feed");
        assertThat(feed.json().at("/items").size()).isEqualTo(20);
        assertThat(feed.text("items/0/post/text")).hasSize(256);
        assertThat(feed.header("Link")).isNotNull();
    }

    @Test
    void theEnginesSayWhatTheySayOfThemselves() {
        JsonNode figure = api.get(null, "/api/bench/engines").json().at("/figures/0");
        assertThat(figure.at("/engine").asString()).isEqualTo("memory");
        assertThat(figure.at("/name").asString()).isEqualTo("calls");
        assertThat(figure.at("/labels/kind").asString()).isEqualTo("all");
        assertThat(figure.at("/value").asDouble()).isEqualTo(7);
    }

    @Test
    void theEmptyRequestAnswersNothingAndNeedsAToken() {
        assertThat(api.get(null, "/api/bench/empty").status()).isEqualTo(401);
        Answer empty = api.get(api.register(), "/api/bench/empty");
        assertThat(empty.status()).isEqualTo(204);
        assertThat(empty.response().body()).isEmpty();
    }

    @Test
    void theDeploymentNamesItsEnginesAndWhereTheyListen() {
        JsonNode deployment = api.get(null, "/api/bench/deployment").json();

        assertThat(deployment.at("/blueprint").asString()).isEqualTo("memory");
        assertThat(deployment.at("/engines/example/0").asString()).isEqualTo("127.0.0.1:5432");
        assertThat(deployment.at("/timelines").asString()).isEqualTo("example");
    }

    @Test
    void wrongWishesAre422() {
        assertThat(api.post(null, "/api/bench/accounts", "{\"count\":0}").status()).isEqualTo(422);
        assertThat(api.post(null, "/api/bench/follows", "{\"edges\":[[\"a\"]]}").status())
                .isEqualTo(422);
        assertThat(api.post(null, "/api/bench/follows", "{}").status()).isEqualTo(422);
    }
}
