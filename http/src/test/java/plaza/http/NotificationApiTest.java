package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import plaza.http.Api.Person;
import tools.jackson.databind.JsonNode;

class NotificationApiTest {
    private static final String LIST = "/api/notifications";

    private final Api api = Running.API;
    private final Person ada = api.register();
    private final Person eve = api.register();

    private JsonNode told() {
        String path = "/api/posts/" + api.publish(ada, "hello there") + "/like";
        assertThat(api.post(eve, path).status()).isEqualTo(200);
        await().until(() -> !api.get(ada, LIST).json().at("/items").isEmpty());
        return api.get(ada, LIST).json().at("/items/0");
    }

    @Test
    void aNotificationSaysWhoDidWhatToWhich() {
        JsonNode item = told();

        assertThat(item.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "type",
                        "actors",
                        "actorCount",
                        "post",
                        "summary",
                        "createdAt",
                        "read");
        assertThat(item.at("/type").asString()).isEqualTo("like");
        assertThat(item.at("/actors/0/username").asString()).isEqualTo(eve.username());
        assertThat(item.at("/post/text").asString()).isEqualTo("hello there");
        assertThat(item.at("/summary").asString()).isEqualTo(eve.username() + " liked your post");
    }

    @Test
    void onesOwnAreReadAndNobodyElses() {
        String upTo = "{\"upTo\":\"" + told().at("/id").asString() + "\"}";

        assertThat(api.post(eve, LIST + "/read", upTo).status()).isEqualTo(404);
        assertThat(api.get(ada, LIST + "/unread").json().at("/count").asInt()).isEqualTo(1);
        assertThat(api.post(ada, LIST + "/read", upTo).json().at("/count").asInt()).isZero();
        assertThat(api.get(ada, LIST).json().at("/items/0/read").asBoolean()).isTrue();
        assertThat(api.get(eve, LIST).json().at("/items")).isEmpty();
    }

    @Test
    void withoutATokenThereIsNothing() {
        assertThat(api.get(null, LIST).status()).isEqualTo(401);
        assertThat(api.get(null, LIST + "/unread").status()).isEqualTo(401);
        assertThat(api.get(null, LIST + "/preferences").status()).isEqualTo(401);
        assertThat(api.post(null, LIST + "/read", "{}").status()).isEqualTo(401);
    }

    @Test
    void preferencesAreChangedOneByOne() {
        String path = LIST + "/preferences";
        JsonNode changed = api.patch(ada, path, "{\"followRequest\":false,\"like\":true}").json();

        assertThat(changed.at("/followRequest").asBoolean()).isFalse();
        assertThat(changed.at("/like").asBoolean()).isTrue();
        assertThat(api.get(ada, path).json()).isEqualTo(changed);
        assertThat(api.get(eve, path).json().valueStream()).allMatch(JsonNode::asBoolean);
        assertThat(api.patch(ada, path, "{\"like\":\"maybe\"}").status()).isEqualTo(422);
    }
}
