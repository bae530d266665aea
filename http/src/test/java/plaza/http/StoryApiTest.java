package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.core.id.UserId;
import plaza.core.media.Media;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;
import tools.jackson.databind.JsonNode;

class StoryApiTest {
    private final Api api = Running.API;
    private final Person ada = api.register();
    private final Person bob = api.register();
    private final Person eve = api.register();

    StoryApiTest() {
        api.post(bob, "/api/users/" + ada.id() + "/follow");
    }

    private static String upload(Person owner, String type) {
        String key = "stories/" + UUID.randomUUID() + ".jpg";
        Instant now = Running.PLATFORM.clock.instant();
        Running.PLATFORM.mediaCatalog.insert(
                new Media(
                        key,
                        UserId.parse(owner.id()).orElseThrow(),
                        type,
                        5_000,
                        1_080,
                        1_920,
                        null,
                        "LEHV6nWB2yk8pyo0adR*.7kCMdnj",
                        now,
                        null,
                        now));
        return key;
    }

    private static String body(String key) {
        return "{\"mediaKey\":\"" + key + "\",\"text\":\"look\"}";
    }

    private Answer show(Person author) {
        return api.post(author, "/api/stories", body(upload(author, "image/jpeg")));
    }

    private static List<String> texts(JsonNode items, String pointer) {
        return items.valueStream().map(item -> item.at(pointer).asString()).toList();
    }

    @Test
    void aStoryIsShownWithItsMedia() {
        String key = upload(ada, "image/jpeg");
        Answer made = api.post(ada, "/api/stories", body(key));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("media/key")).isEqualTo(key);
        assertThat(made.text("media/url")).isEqualTo("/api/media/" + key);
        assertThat(made.json().at("/media/width").asInt()).isEqualTo(1_080);
        assertThat(made.text("author/username")).isEqualTo(ada.username());
        assertThat(made.text("text")).isEqualTo("look");
        assertThat(made.text("visibility")).isEqualTo("public");
        assertThat(Instant.parse(made.text("expiresAt")))
                .isEqualTo(Instant.parse(made.text("createdAt")).plus(MemoryPlatform.STORY_TTL));
        assertThat(made.json().at("/viewed").asBoolean()).isTrue();
        assertThat(made.json().at("/views").asInt(-1)).isZero();
        Answer read = api.get(bob, "/api/stories/" + made.text("id"));
        assertThat(read.text("id")).isEqualTo(made.text("id"));
        assertThat(read.json().at("/views").isNull()).isTrue();
        assertThat(read.json().at("/viewed").asBoolean()).isFalse();
    }

    @Test
    void anIdempotencyKeyMakesOneStory() {
        String key = upload(ada, "video/mp4");
        Answer first = once(key, "k1");
        Answer again = once(key, "k1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(api.get(ada, "/api/users/me/stories").json().at("/items").size()).isOne();
    }

    private Answer once(String mediaKey, String key) {
        return api.send(
                api.request("/api/stories", ada.token())
                        .POST(BodyPublishers.ofString(body(mediaKey)))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .build());
    }

    @Test
    void whatCannotBeShownIsRefusedWithTheFieldNamed() {
        String used = show(ada).text("media/key");
        for (String body :
                List.of(
                        "{}",
                        "{\"mediaKey\":\"\"}",
                        "{\"mediaKey\":null}",
                        body("stories/none.jpg"),
                        body(used),
                        body(upload(bob, "image/png")),
                        body(upload(ada, "audio/mpeg")))) {
            Answer refused = api.post(ada, "/api/stories", body);
            assertThat(refused.status()).as(body).isEqualTo(422);
            assertThat(refused.text("errors/0/field")).isEqualTo("mediaKey");
        }
        String key = upload(ada, "image/png");
        Answer visibility =
                api.post(
                        ada,
                        "/api/stories",
                        "{\"mediaKey\":\"" + key + "\",\"visibility\":\"private\"}");
        assertThat(visibility.status()).isEqualTo(422);
        Answer text =
                api.post(
                        ada,
                        "/api/stories",
                        "{\"mediaKey\":\"%s\",\"text\":\"%s\"}".formatted(key, "x".repeat(501)));
        assertThat(text.text("errors/0/field")).isEqualTo("text");
        assertThat(api.post(null, "/api/stories", body(key)).status()).isEqualTo(401);
    }

    @Test
    void theTrayGroupsByAuthorOneselfFirstAndPages() {
        Person cleo = api.register();
        api.post(bob, "/api/users/" + cleo.id() + "/follow");
        String first = show(ada).text("id");
        show(ada);
        show(cleo);
        show(bob);
        show(eve);

        Answer tray = api.get(bob, "/api/stories?limit=2");
        assertThat(texts(tray.json().at("/items"), "/author/id"))
                .containsExactly(bob.id(), cleo.id());
        assertThat(tray.header("Link")).contains("rel=\"next\"");
        api.post(bob, "/api/stories/" + first + "/view");
        Answer rest = api.get(bob, "/api/stories?limit=2&cursor=" + tray.text("nextCursor"));
        assertThat(texts(rest.json().at("/items"), "/author/id")).containsExactly(ada.id());
        assertThat(rest.json().at("/items/0/stories").size()).isEqualTo(2);
        assertThat(rest.json().at("/items/0/stories/0/viewed").asBoolean()).isTrue();
        assertThat(rest.json().at("/items/0/allViewed").asBoolean()).isFalse();
        assertThat(rest.json().at("/nextCursor").isNull()).isTrue();
        assertThat(api.get(null, "/api/stories").status()).isEqualTo(401);
    }

    @Test
    void aPersonsStoriesAreListedByNameOrId() {
        List<String> made = List.of(show(ada).text("id"), show(ada).text("id"));
        for (String name : List.of(ada.id(), ada.username())) {
            Answer list = api.get(eve, "/api/users/" + name + "/stories");
            assertThat(texts(list.json().at("/items"), "/id")).isEqualTo(made);
        }
        api.patch(ada, "/api/users/me", "{\"private\":true}");
        assertThat(api.get(eve, "/api/users/" + ada.id() + "/stories").status()).isEqualTo(404);
        assertThat(api.get(bob, "/api/users/" + ada.id() + "/stories").status()).isEqualTo(200);
    }

    @Test
    void itsAuthorAloneSeesWhoHasSeenIt() {
        String story = "/api/stories/" + show(ada).text("id");
        Answer seen = api.post(bob, story + "/view");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().at("/viewed").asBoolean()).isTrue();
        api.post(bob, story + "/view");
        api.post(eve, story + "/view");
        api.post(ada, story + "/view");

        Answer views = api.get(ada, story + "/views?limit=1");
        assertThat(texts(views.json().at("/items"), "/person/id")).containsExactly(eve.id());
        Answer more = api.get(ada, story + "/views?cursor=" + views.text("nextCursor"));
        assertThat(texts(more.json().at("/items"), "/person/id")).containsExactly(bob.id());
        assertThat(Instant.parse(more.text("items/0/at"))).isNotNull();
        assertThat(api.get(ada, story).json().at("/views").asInt()).isEqualTo(2);
        assertThat(api.get(bob, story + "/views").status()).isEqualTo(404);
        api.post(ada, "/api/users/" + eve.id() + "/block");
        assertThat(texts(api.get(ada, story + "/views").json().at("/items"), "/person/id"))
                .containsExactly(bob.id());
        assertThat(api.get(eve, story).status()).isEqualTo(404);
        assertThat(api.post(eve, story + "/view").status()).isEqualTo(404);
    }

    @Test
    void itsAuthorAloneDeletesIt() {
        String story = "/api/stories/" + show(ada).text("id");
        assertThat(api.delete(bob, story).status()).isEqualTo(403);
        assertThat(api.delete(ada, story).status()).isEqualTo(204);
        assertThat(api.delete(ada, story).status()).isEqualTo(404);
        assertThat(api.get(bob, story).status()).isEqualTo(404);
        assertThat(api.get(bob, "/api/stories").json().at("/items").size()).isZero();
    }

    @Test
    void whatIsNoStoryIsNotFound() {
        for (String id : List.of("x", UUID.randomUUID().toString(), "%20")) {
            assertThat(api.get(ada, "/api/stories/" + id).status()).isEqualTo(404);
            assertThat(api.get(ada, "/api/stories/" + id + "/views").status()).isEqualTo(404);
            assertThat(api.post(ada, "/api/stories/" + id + "/view").status()).isEqualTo(404);
            assertThat(api.delete(ada, "/api/stories/" + id).status()).isEqualTo(404);
        }
    }
}
