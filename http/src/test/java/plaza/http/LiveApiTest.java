package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;

class LiveApiTest {
    private final Api api = Running.API;
    private final Person ada = api.register();
    private final Person bob = api.register();
    private final Person eve = api.register();

    private String planned() {
        Answer made = api.post(ada, "/api/streams", "{\"title\":\"Tuning\"}");
        assertThat(made.status()).isEqualTo(201);
        return "/api/streams/" + made.text("id");
    }

    private String live() {
        String stream = planned();
        assertThat(api.post(ada, stream + "/start").status()).isEqualTo(200);
        return stream;
    }

    private static List<String> ids(Answer list) {
        return list.json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void aStreamIsPlannedGoesLiveAndEndsAndNoOtherWay() {
        String stream = planned();
        assertThat(api.get(bob, stream).text("status")).isEqualTo("scheduled");
        assertThat(api.post(ada, stream + "/end").status()).isEqualTo(409);

        Answer started = api.post(ada, stream + "/start");
        assertThat(started.text("status")).isEqualTo("live");
        assertThat(api.post(ada, stream + "/start").text("startedAt"))
                .isEqualTo(started.text("startedAt"));
        assertThat(ids(api.get(bob, "/api/streams?limit=100"))).contains(id(stream));
        assertThat(api.delete(ada, stream).status()).isEqualTo(409);

        assertThat(api.post(ada, stream + "/end").text("status")).isEqualTo("ended");
        assertThat(api.post(ada, stream + "/end").status()).isEqualTo(200);
        assertThat(api.post(ada, stream + "/start").status()).isEqualTo(409);
        assertThat(ids(api.get(bob, "/api/streams?limit=100"))).doesNotContain(id(stream));
        assertThat(ids(api.get(bob, "/api/users/" + ada.username() + "/streams")))
                .containsExactly(id(stream));
        assertThat(ids(api.get(bob, "/api/streams?status=ended&limit=100"))).contains(id(stream));
    }

    @Test
    void onlyTheHostDecides() {
        String stream = planned();
        for (String deed : List.of("/start", "/end", "/key")) {
            assertThat(api.post(bob, stream + deed).status()).as(deed).isEqualTo(403);
        }
        assertThat(api.delete(bob, stream).status()).isEqualTo(403);
        assertThat(api.delete(bob, stream + "/key").status()).isEqualTo(403);
        assertThat(api.call("PUT", stream, bob, "{\"title\":\"Mine\"}").status()).isEqualTo(403);
        assertThat(api.call("PUT", stream + "/moderators/" + eve.id(), bob, null).status())
                .isEqualTo(403);
        assertThat(api.call("PUT", stream + "/silenced/" + eve.id(), bob, null).status())
                .isEqualTo(403);
        assertThat(
                        api.post(bob, stream + "/participants", "{\"userId\":\"" + eve.id() + "\"}")
                                .status())
                .isEqualTo(403);
        assertThat(api.post(bob, stream + "/participants/accept").status()).isEqualTo(403);
    }

    @Test
    void whoIsBlockedOrNotLetInKnowsNothingOfAStream() {
        String stream = live();
        api.post(ada, "/api/users/" + eve.id() + "/block");
        assertThat(api.get(eve, stream).status()).isEqualTo(404);
        assertThat(api.post(eve, stream + "/join").status()).isEqualTo(404);
        assertThat(api.post(eve, stream + "/messages", "{\"text\":\"hi\"}").status())
                .isEqualTo(404);
        assertThat(ids(api.get(eve, "/api/streams?limit=100"))).doesNotContain(id(stream));

        api.patch(ada, "/api/users/me", "{\"private\":true}");
        assertThat(api.get(bob, stream).status()).isEqualTo(404);
        assertThat(ids(api.get(bob, "/api/streams?limit=100"))).doesNotContain(id(stream));
    }

    @Test
    void whatAHostSaysIsCheckedAndCanBeSaidAnew() {
        for (String wrong :
                List.of(
                        "{}",
                        "{\"title\":\"\"}",
                        "{\"title\":\"" + "x".repeat(141) + "\"}",
                        "{\"title\":\"x\",\"slowModeSeconds\":301}",
                        "{\"title\":\"x\",\"slowModeSeconds\":-1}",
                        "{\"title\":\"x\",\"scheduledFor\":\"tomorrow\"}",
                        "{\"title\":\"x\",\"thumbnailKey\":\"none.jpg\"}")) {
            assertThat(api.post(ada, "/api/streams", wrong).status()).as(wrong).isEqualTo(422);
        }
        String stream = planned();
        String key = api.upload(ada);
        Answer changed =
                api.call(
                        "PUT",
                        stream,
                        ada,
                        """
                        {"title":"Tuned","description":"All of it","slowModeSeconds":7,
                         "scheduledFor":"2026-03-01T18:00:00Z","thumbnailKey":"%s"}"""
                                .formatted(key));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("title")).isEqualTo("Tuned");
        assertThat(changed.text("thumbnail/key")).isEqualTo(key);
        assertThat(changed.text("scheduledFor")).isEqualTo("2026-03-01T18:00:00.000Z");
        assertThat(api.get(bob, "/api/media/" + key).status()).isEqualTo(200);
    }

    @Test
    void viewersAreCountedOnceAndTheHostIsNot() {
        String stream = planned();
        assertThat(api.post(bob, stream + "/join").status()).isEqualTo(409);
        api.post(ada, stream + "/start");

        api.post(bob, stream + "/join");
        api.post(bob, stream + "/join");
        Answer joined = api.post(eve, stream + "/join");
        assertThat(joined.json().toString()).isEqualTo("{\"now\":2,\"peak\":2,\"total\":2}");
        api.post(ada, stream + "/join");
        api.post(bob, stream + "/leave");
        assertThat(api.get(eve, stream).json().at("/viewers").toString())
                .isEqualTo("{\"now\":1,\"peak\":2,\"total\":2}");
        assertThat(api.post(ada, stream + "/end").json().at("/viewers").toString())
                .isEqualTo("{\"now\":0,\"peak\":2,\"total\":2}");
    }

    @Test
    void coStreamersAreInvitedAndAccept() {
        String stream = planned();
        String invitation = "{\"userId\":\"" + bob.username() + "\"}";
        assertThat(api.post(ada, stream + "/participants", invitation).status()).isEqualTo(204);
        assertThat(api.get(bob, stream).json().at("/viewer/invited").asBoolean()).isTrue();
        assertThat(api.get(eve, stream).json().at("/participants").size()).isZero();

        assertThat(api.post(bob, stream + "/participants/accept").status()).isEqualTo(204);
        assertThat(api.post(bob, stream + "/participants/accept").status()).isEqualTo(204);
        Answer seen = api.get(bob, stream);
        assertThat(seen.json().at("/participants/0/id").asString()).isEqualTo(bob.id());
        assertThat(seen.json().at("/viewer/participant").asBoolean()).isTrue();
        assertThat(seen.json().at("/viewer/invited").asBoolean()).isFalse();

        assertThat(api.delete(bob, stream + "/participants/me").status()).isEqualTo(204);
        assertThat(api.get(bob, stream).json().at("/participants").size()).isZero();
        assertThat(
                        api.post(ada, stream + "/participants", "{\"userId\":\"" + ada.id() + "\"}")
                                .status())
                .isEqualTo(422);
    }

    @Test
    void theChatOfAStreamIsForEverybodyWhileItIsLiveAndStaysToBeRead() {
        String stream = planned();
        assertThat(say(bob, stream, "a", "too early").status()).isEqualTo(409);
        api.post(ada, stream + "/start");

        Answer said = say(bob, stream, "a", "hello");
        assertThat(said.status()).isEqualTo(201);
        assertThat(say(bob, stream, "a", "hello").text("id")).isEqualTo(said.text("id"));
        say(eve, stream, "a", "hi");
        assertThat(texts(api.get(ada, stream + "/messages"))).containsExactly("hi", "hello");
        assertThat(api.get(bob, "/api/chats").json().at("/items").size()).isZero();
        assertThat(api.get(bob, "/api/chats/" + id(stream)).status()).isEqualTo(404);

        api.post(ada, stream + "/end");
        assertThat(say(bob, stream, "b", "late").status()).isEqualTo(409);
        assertThat(texts(api.get(ada, stream + "/messages"))).containsExactly("hi", "hello");
        for (String wrong : List.of("{}", "{\"text\":\" \"}", "{\"text\":\"\"}")) {
            assertThat(api.post(bob, stream + "/messages", wrong).status()).isEqualTo(422);
        }
    }

    @Test
    void moderatorsKeepOrder() {
        String stream = live();
        String said = stream + "/messages/" + say(eve, stream, "a", "rude").text("id");
        assertThat(api.delete(bob, said).status()).isEqualTo(403);
        assertThat(api.call("PUT", stream + "/moderators/" + bob.id(), ada, null).status())
                .isEqualTo(204);

        assertThat(api.delete(bob, said).status()).isEqualTo(204);
        assertThat(api.call("PUT", stream + "/silenced/" + eve.id(), bob, null).status())
                .isEqualTo(204);
        assertThat(say(eve, stream, "b", "again").status()).isEqualTo(403);
        assertThat(api.call("PUT", stream + "/silenced/" + ada.id(), bob, null).status())
                .isEqualTo(403);
        assertThat(api.delete(bob, stream + "/silenced/" + eve.id()).status()).isEqualTo(204);
        assertThat(say(eve, stream, "b", "sorry").status()).isEqualTo(201);
        assertThat(api.delete(ada, stream + "/moderators/" + bob.id()).status()).isEqualTo(204);
        assertThat(api.call("PUT", stream + "/silenced/" + eve.id(), bob, null).status())
                .isEqualTo(403);
    }

    @Test
    void slowModeHoldsForEverybodyWhoDoesNotKeepOrder() {
        String stream = live();
        api.call("PUT", stream, ada, "{\"title\":\"Slow\",\"slowModeSeconds\":60}");
        assertThat(say(bob, stream, "a", "one").status()).isEqualTo(201);
        Answer second = say(bob, stream, "b", "two");
        assertThat(second.status()).isEqualTo(429);
        assertThat(Integer.parseInt(second.header("Retry-After"))).isBetween(1, 60);
        assertThat(say(bob, stream, "a", "one").status()).isEqualTo(201);
        assertThat(say(ada, stream, "a", "one").status()).isEqualTo(201);
        assertThat(say(ada, stream, "b", "two").status()).isEqualTo(201);
    }

    @Test
    void aMediaServerTurnsAStreamLiveAndEndedByItsKey() {
        String stream = planned();
        String first = api.post(ada, stream + "/key").text("key");
        String key = api.post(ada, stream + "/key").text("key");
        assertThat(api.get(ada, stream).json().toString()).doesNotContain(key);

        assertThat(ingest("publish", first).status()).isEqualTo(404);
        assertThat(ingest("publish", "").status()).isEqualTo(422);
        Answer published = ingest("publish", key);
        assertThat(published.status()).isEqualTo(302);
        assertThat(published.header("Location")).isEqualTo(id(stream));
        assertThat(api.get(bob, stream).text("status")).isEqualTo("live");

        assertThat(ingest("publish-ready", id(stream)).status()).isEqualTo(204);
        // nginx-rtmp calls what was renamed by either of its names.
        assertThat(ingest("publish-done", id(stream)).status()).isEqualTo(204);
        assertThat(api.get(bob, stream).text("status")).isEqualTo("ended");
        assertThat(ingest("publish", key).status()).isEqualTo(404);
        assertThat(ingest("publish-done", key).status()).isEqualTo(404);
        assertThat(ingest("publish-ready", key).status()).isEqualTo(404);
    }

    @Test
    void aKeyThatIsRevokedPublishesNothing() {
        String stream = planned();
        String key = api.post(ada, stream + "/key").text("key");
        assertThat(api.delete(ada, stream + "/key").status()).isEqualTo(204);
        assertThat(ingest("publish", key).status()).isEqualTo(404);
        assertThat(api.get(bob, stream).text("status")).isEqualTo("scheduled");
    }

    @Test
    void mediaMtxAsksBeforeSomebodyPublishesOrReads() {
        String stream = planned();
        String key = api.post(ada, stream + "/key").text("key");
        assertThat(ask("read", id(stream), "").status()).isEqualTo(404);
        assertThat(ask("publish", id(stream), "key=" + key + "x").status()).isEqualTo(404);
        assertThat(ask("publish", id(planned()), "key=" + key).status()).isEqualTo(404);
        assertThat(api.get(bob, stream).text("status")).isEqualTo("scheduled");

        assertThat(ask("publish", "live/" + id(stream), "a=b&key=" + key).status()).isEqualTo(204);
        assertThat(api.get(bob, stream).text("status")).isEqualTo("live");
        assertThat(ask("read", id(stream), "").status()).isEqualTo(204);
    }

    @Test
    void whoDoesNotKnowTheSecretIsNoMediaServer() {
        String stream = planned();
        String key = api.post(ada, stream + "/key").text("key");
        for (String secret : List.of("", "?secret=", "?secret=wrong")) {
            for (String call : List.of("publish", "publish-done", "publish-ready")) {
                assertThat(form("/api/ingest/" + call + secret, Map.of("name", key)).status())
                        .isEqualTo(401);
            }
            assertThat(api.post(null, "/api/ingest/auth" + secret, "{}").status()).isEqualTo(401);
        }
        assertThat(api.get(ada, stream).text("status")).isEqualTo("scheduled");
    }

    private Answer say(Person sender, String stream, String clientId, String text) {
        return api.post(
                sender,
                stream + "/messages",
                "{\"clientId\":\"%s\",\"text\":\"%s\"}".formatted(clientId, text));
    }

    private static List<String> texts(Answer list) {
        return list.json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/text").asString())
                .toList();
    }

    private static String secret() {
        return "?secret="
                + URLEncoder.encode(MemoryPlatform.WEBHOOKS.reveal(), StandardCharsets.UTF_8);
    }

    /** As nginx-rtmp calls. */
    private Answer ingest(String call, String name) {
        return form(
                "/api/ingest/" + call + secret(),
                Map.of("call", call.replace('-', '_'), "app", "live", "name", name));
    }

    private Answer form(String path, Map<String, String> fields) {
        String body =
                fields.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("&"));
        return api.send(
                api.request(path, null)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    /** As MediaMTX calls. */
    private Answer ask(String action, String path, String query) {
        return api.post(
                null,
                "/api/ingest/auth" + secret(),
                """
                {"user":"","password":"","token":"","ip":"127.0.0.1","action":"%s","path":"%s",
                 "protocol":"rtmp","id":null,"query":"%s"}"""
                        .formatted(action, path, query));
    }
}
