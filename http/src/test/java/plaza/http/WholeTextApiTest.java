package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;
import tools.jackson.databind.JsonNode;

/** NUL and halves of surrogate pairs are refused wherever a text comes in. */
class WholeTextApiTest {
    private final Api api = Running.API;
    private final Person person = api.register();

    private static void assertNamed(Answer answer, String field) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        assertThat(answer.json().at("/errors").findValuesAsString("field")).contains(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/auth/login | {\"username\":\"a\\u0000b\",\"password\":\"correct horse\"} |"
                        + " username",
                "/api/auth/login | {\"username\":\"ada\",\"password\":\"\\ud800 horse\"} | password",
                "/api/auth/login | {\"username\":\"ada\",\"password\":\"a horse\\udc00\"} |"
                        + " password",
                "/api/auth/register | {\"username\":\"ada\",\"email\":\"a\\u0000@b.example\","
                        + "\"password\":\"correct horse\"} | email",
                "/api/auth/register | {\"username\":\"ada_\",\"email\":\"a@b.example\","
                        + "\"password\":\"horse \\udc00\\ud800\"} | password",
                "/api/auth/password | {\"currentPassword\":\"\\u0000\",\"newPassword\":\"correct"
                        + " horse\"} | currentPassword",
                "/api/posts | {\"text\":\"a\",\"mediaKeys\":[\"x\",\"\\ud800\"]} | mediaKeys/1",
                "/api/posts | {\"text\":\"a\",\"replyTo\":\"\\u0000\"} | replyTo",
                "/api/posts | {\"text\":\"a\",\"b\\u0000c\":1} | b?c",
            })
    void everyTextOfABodyIsLookedAt(String path, String body, String field) {
        assertNamed(api.post(path.endsWith("login") ? null : person, path, body), field);
    }

    @Test
    void pairsOfSurrogatesAreWhole() {
        Answer answer = api.post(person, "/api/posts", "{\"text\":\"\\ud83d\\ude00\"}");

        assertThat(answer.text("text")).isEqualTo("😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ed\u00a0\u0080", "\u00c0\u0080", "\u00f8\u0080\u0080\u0080"})
    void halvesOfPairsAndOverlongFormsInBytesAreNoUtf8(String bytes) {
        String body = "{\"text\":\"a" + bytes + "\"}";
        Answer answer =
                api.send(
                        api.request("/api/posts", person.token())
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofByteArray(
                                                body.getBytes(StandardCharsets.ISO_8859_1)))
                                .build());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).isEqualTo("The body is not UTF-8.");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/trends?region=%00, region",
        "/api/stream?topics=feed%00, topics",
        "/api/feed?surprise=a%00, surprise",
        "/api/feed?a%00=1, a?",
    })
    void everyParameterIsLookedAt(String path, String field) {
        assertNamed(api.get(person, path), field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ed%a0%80", "%c0%80", "%ff"})
    void parametersAndPathsThatAreNotUtf8Are400(String value) {
        for (String path :
                List.of(
                        "/api/search?q=" + value,
                        "/api/users/" + value,
                        "/api/hashtags/" + value + "/posts")) {
            assertThat(api.get(person, path).status()).as(path).isEqualTo(400);
        }
    }

    @Test
    void fieldsAndNamesOfFormsAreLookedAt() {
        assertNamed(upload("name=purpose\r\n\r\npost\u0000\r\n"), "purpose");
        assertNamed(upload("name=file; filename=\"a\u0000.png\"\r\n\r\nx\r\n"), "file");
        assertThat(upload("name=purpose\r\n\r\n\u00ed\u00a0\u0080\r\n").status()).isEqualTo(400);
    }

    private Answer upload(String part) {
        String body = "--bound\r\nContent-Disposition: form-data; " + part + "--bound--\r\n";
        return api.send(
                api.request("/api/media/upload", person.token())
                        .header("Content-Type", "multipart/form-data; boundary=bound")
                        .POST(
                                BodyPublishers.ofByteArray(
                                        body.getBytes(StandardCharsets.ISO_8859_1)))
                        .build());
    }

    @Test
    void messagesOfSocketsAreLookedAtAndTheirSenderIsToldWhich() {
        try (Socket socket =
                Socket.open(
                        Running.PLATFORM.server.port(),
                        "",
                        Map.of("Authorization", "Bearer " + person.token()))) {
            socket.send(
                    "{\"type\":\"send\",\"chatId\":\"x\",\"message\":{\"clientId\":\"m1\","
                            + "\"content\":\"a\\u0000\"}}");
            socket.send("{\"type\":\"subscribe\",\"topic\":\"\\ud800\"}");
            await().until(() -> socket.ofType("error").size() == 2);

            JsonNode first = socket.ofType("error").getFirst();
            assertThat(first.at("/clientId").asString()).isEqualTo("m1");
            assertThat(first.at("/problem/status").asInt()).isEqualTo(422);
            assertThat(first.at("/problem/errors/0/field").asString()).isEqualTo("message/content");
            assertThat(socket.ofType("error").getLast().at("/problem/errors/0/field").asString())
                    .isEqualTo("topic");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u3164", "\u2800\u00a0", "\u202e\u202c\ufeff"})
    void whatShowsNothingIsRefusedWhereverItWouldBeRead(String nothing) {
        String key = api.upload(person);
        String chat = api.post(person, "/api/chats", "{\"name\":\"Room\"}").text("id");
        String stream = api.post(person, "/api/streams", "{\"title\":\"Live\"}").text("id");
        api.post(person, "/api/streams/" + stream + "/start", "");

        assertNamed(post("/api/posts", "{'text':'$'}", nothing), "text");
        assertNamed(
                post("/api/posts", "{'text':'$','mediaKeys':['" + key + "']}", nothing), "text");
        assertNamed(post("/api/stories", "{'mediaKey':'x','text':'$'}", nothing), "text");
        assertNamed(post("/api/chats", "{'name':'$'}", nothing), "name");
        assertNamed(
                post(
                        "/api/chats/" + chat + "/messages",
                        "{'clientId':'a','type':'text','content':'$'}",
                        nothing),
                "content");
        assertNamed(post("/api/streams", "{'title':'$'}", nothing), "title");
        assertNamed(
                post("/api/streams", "{'title':'a','description':'$'}", nothing), "description");
        assertNamed(
                post(
                        "/api/streams/" + stream + "/messages",
                        "{'clientId':'a','text':'$'}",
                        nothing),
                "text");
        for (String field : List.of("displayName", "bio", "location")) {
            assertNamed(
                    api.patch(person, "/api/users/me", json("{'" + field + "':'$'}", nothing)),
                    field);
        }
        assertNamed(
                post(
                        "/api/auth/register",
                        "{'username':'abc','email':'a@b.example','password':'correct horse',"
                                + "'displayName':'$'}",
                        nothing),
                "displayName");
    }

    @Test
    void namesDoNotTurnWhatStandsBehindThem() {
        assertNamed(
                api.patch(person, "/api/users/me", json("{'displayName':'$'}", "\u202eadA")),
                "displayName");
        assertNamed(post("/api/chats", "{'name':'$'}", "a\u2067"), "name");
        assertThat(
                        api.patch(
                                        person,
                                        "/api/users/me",
                                        json("{'displayName':'$'}", "\u2067علي\u2069"))
                                .status())
                .isEqualTo(200);
    }

    private Answer post(String path, String body, String text) {
        return api.post(person, path, json(body, text));
    }

    private static String json(String body, String text) {
        return body.replace('\'', '"').replace("$", text);
    }
}
