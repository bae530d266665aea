package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;
import tools.jackson.databind.JsonNode;

/** What api.md says of all endpoints. */
class ConventionsApiTest {
    private final Api api = Running.API;
    private final Person person = api.register();

    private Answer publish(String body) {
        return api.post(person, "/api/posts", body);
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.propertyNames())
                .containsExactlyInAnyOrder(
                        "type", "title", "status", "detail", "instance", "errors");
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/type").asString()).startsWith("/problems/");
    }

    @Test
    void errorsAreProblems() {
        Answer answer = api.get(person, "/api/posts/0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0");
        assertProblem(answer, 404);
        assertThat(answer.text("type")).isEqualTo("/problems/not-found");
        assertThat(answer.text("instance"))
                .isEqualTo("/api/posts/0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":        | line 1, column",
                "{\"text\":\"a\"} x | line 1, column",
                "{\"text\":\"a\",\"text\":\"b\"} | line 1, column",
                "{'text':'a'} | line 1, column",
                "{\"text\":\"a\"}{} | after the JSON object",
                "[] | JSON object",
                "\"text\" | JSON object",
                "null | JSON object"
            })
    void malformedJsonIs400AndSaysWhere(String body, String detail) {
        Answer answer = publish(body);
        assertProblem(answer, 400);
        assertThat(answer.text("detail")).contains(detail);
    }

    @Test
    void aPositionOfMalformedJsonCountsLines() {
        assertThat(publish("{\n \"text\": x}").text("detail")).contains("line 2, column");
    }

    @Test
    void deeplyNestedJsonIsRefused() {
        assertProblem(publish("{\"text\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"), 400);
        assertProblem(publish("{\"x\":" + "{\"x\":".repeat(5_000)), 400);
    }

    @Test
    void aMissingBodyIs400() {
        assertProblem(publish(""), 400);
    }

    @Test
    void bytesThatAreNotUtf8Are400() {
        byte[] latin1 = {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xE9, '"', '}'};
        assertProblem(
                api.send(
                        api.request("/api/posts", person.token())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(latin1))
                                .build()),
                400);
    }

    @Test
    void allWrongTypesAndUnknownFieldsAreNamed() {
        Answer answer =
                publish(
                        """
                        {"text":5,"foo":{"a":[1]},"visibility":"everybody","mediaKeys":"a",
                         "replyTo":true,"quoteOf":null}""");
        assertProblem(answer, 422);
        assertThat(answer.json().at("/errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("text", "foo", "visibility", "mediaKeys", "replyTo");
        assertThat(answer.json().at("/errors").findValuesAsString("message"))
                .contains("must be a text", "must be a list", "is not a field of this request")
                .contains("must be one of public, followers, private");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/streams?status=over | must be scheduled, live or ended",
                "/api/leaderboards/gifters?period=month | must be day, week or all",
                "/api/posts/0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0/replies?order=best"
                        + " | must be newest or oldest",
                "/api/search?q=a&type=people | must be posts, users or hashtags",
                "/api/chats?folder=archive | must be inbox or requests"
            })
    void aParameterSaysWhichValuesItTakes(String path, String message) {
        Answer answer = api.get(person, path);
        assertProblem(answer, 422);
        assertThat(answer.json().at("/errors").findValuesAsString("message"))
                .containsExactly(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"a\\u0000b\"}",
                "{\"text\":\"\\ud800\"}",
                "{\"text\":\"  \"}",
                "{\"text\":null}",
                "{}",
                "{\"text\":\"a\",\"replyTo\":\"x\"}",
                "{\"text\":\"a\",\"mediaKeys\":[null]}",
                "{\"text\":\"a\",\"mediaKeys\":[1]}",
                "{\"text\":\"a\",\"visibility\":0}",
                "{\"text\":\"a\",\"visibility\":\"\"}",
                "{\"text\":\"a\",\"\\u0000\":1}"
            })
    void whatCannotBeStoredIs422(String body) {
        assertProblem(publish(body), 422);
    }

    @Test
    void aTextOf2000CodePointsFitsAndOneMoreDoesNot() {
        assertThat(publish("{\"text\":\"" + "😀".repeat(2_000) + "\"}").status()).isEqualTo(201);
        assertProblem(publish("{\"text\":\"" + "a".repeat(2_001) + "\"}"), 422);
    }

    @Test
    void aBodyOverTheLimitIs413WhetherOrNotItsLengthIsTold() {
        String body = "{\"text\":\"" + "a".repeat(70_000) + "\"}";
        assertProblem(publish(body), 413);
        Answer chunked =
                api.send(
                        api.request("/api/posts", person.token())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(body)))
                                .build());
        assertProblem(chunked, 413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "x",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-16",
                "application/json; charset=nonsense"
            })
    void unknownContentIs415(String type) {
        Answer answer =
                api.send(
                        api.request("/api/posts", person.token())
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString("{\"text\":\"a\"}"))
                                .build());
        assertProblem(answer, 415);
    }

    @Test
    void anotherCharsetIsToldThatJsonIsUtf8() {
        Answer answer =
                api.send(
                        api.request("/api/posts", person.token())
                                .header("Content-Type", "application/json; charset=iso-8859-1")
                                .POST(BodyPublishers.ofString("{\"text\":\"a\"}"))
                                .build());
        assertProblem(answer, 415);
        assertThat(answer.json().path("detail").asString())
                .contains("UTF-8")
                .doesNotContain("application/json");
    }

    @Test
    void aCharsetIsAccepted() {
        Answer answer =
                api.send(
                        api.request("/api/posts", person.token())
                                .header("Content-Type", "application/json; charset=utf-8")
                                .POST(BodyPublishers.ofString("{\"text\":\"a\"}"))
                                .build());
        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void aTypeThatIsNotThereIs406() {
        Answer answer =
                api.send(
                        api.request("/api/feed", person.token())
                                .header("Accept", "text/html")
                                .build());
        assertProblem(answer, 406);
    }

    @Test
    void aWrongMethodIs405WithThoseAllowed() {
        Answer answer = api.call("PUT", "/api/posts", person, "{}");
        assertProblem(answer, 405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertProblem(api.call("BREW", "/api/posts", person, null), 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/nothing",
                "/api/posts/abc",
                "/api/posts/0199A0C4-6EE3-7D5A-8C2F-3B1F6A52C1D0",
                "/api/posts/1-1-1-1-1",
                "/api/users/nobody%20here",
                "/api/users/%F0%9F%98%80",
                "/api/auth/sessions/x/y",
                "/nothing"
            })
    void whatIsNotThereIs404(String path) {
        assertProblem(api.get(person, path), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api//posts",
                "/api/posts/a%2Fb",
                "/api/posts/%00",
                "/api/posts/;x=1",
                "/api/posts/..%2f",
                "/api/feed?limit=%ff%zz",
                "/api/posts/%zz"
            })
    void aPathOrQueryOutOfItsNormalFormIs400(String path) {
        // java.net.URI refuses some of these, so they are sent by hand.
        RawAnswer answer =
                RawAnswer.to(
                        Running.PLATFORM.server.port(),
                        "GET "
                                + path
                                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                + "Authorization: Bearer "
                                + person.token()
                                + "\r\n\r\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.head()).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/[x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET /api/feed HTTP/1.1\r\n\r\n",
                "GET /api/feed HTTP/1.1\r\nHost: x\r\nX y: z\r\nContent-Length: x\r\n\r\n",
                "POST /api/users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST /api/users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n"
                        + "A:\r\nB:\r\nC:\r\nD:\r\nE:\r\nF:\r\nG:\r\nH:\r\nI:\r\n\r\n"
            })
    @SuppressWarnings("StringConcatToTextBlock") // lines end with CR LF
    void whatIsNoHttpIsAProblemToo(String request) {
        RawAnswer answer = RawAnswer.to(Running.PLATFORM.server.port(), request);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.head()).contains("application/problem+json");
        assertThat(answer.body()).startsWith("{\"type\":\"/problems/malformed\"");
    }

    @Test
    void headersThatAreTooLargeAreRefused() {
        RawAnswer answer =
                RawAnswer.to(
                        Running.PLATFORM.server.port(),
                        "GET /api/feed HTTP/1.1\r\nHost: x\r\nX: "
                                + "a".repeat(20_000)
                                + "\r\n\r\n");
        assertThat(answer.status()).isBetween(400, 431);
        assertThat(answer.head()).contains("application/problem+json");
    }

    @Test
    void anEngineThatIsAwayIs503WithRetryAfter() {
        try (var own = new MemoryPlatform(1_000, false)) {
            var client = new Api(own.server.port());
            Person writer = client.register();
            own.away.set(true);
            Answer answer = client.post(writer, "/api/posts", "{\"text\":\"a\"}");
            assertProblem(answer, 503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.response().body()).doesNotContain("journal");
        }
    }

    @Test
    void timesHaveMilliseconds() {
        assertThat(publish("{\"text\":\"a\"}").text("createdAt"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void answersCarryStrictHeadersAndARequestId() {
        Answer answer = api.get(person, "/api/feed");
        assertThat(answer.header("X-Request-Id")).matches("[0-9a-f]{16}");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(answer.response().headers().map()).doesNotContainKeys("set-cookie", "server");
    }

    @Test
    void aRequestIdOfTheClientIsKept() {
        Answer answer =
                api.send(
                        api.request("/api/feed", person.token())
                                .header("X-Request-Id", "abc-1")
                                .build());
        assertThat(answer.header("X-Request-Id")).isEqualTo("abc-1");
    }

    @Test
    void headIsAnsweredLikeGetWithoutABody() {
        Answer answer = api.call("HEAD", "/api/feed", person, null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEmpty();
    }

    @Test
    void wrongParametersAre422() {
        for (String query :
                List.of(
                        "limit=0",
                        "limit=101",
                        "limit=x",
                        "limit=",
                        "limit=-1",
                        "limit=1&limit=2")) {
            assertProblem(api.get(person, "/api/feed?" + query), 422);
        }
        for (String since :
                List.of("yesterday", "1969-12-31T00:00:00Z", "%2B10000-01-01T00:00:00Z")) {
            Answer answer = api.get(person, "/api/timeline?since=" + since);
            assertProblem(answer, 422);
            assertThat(answer.text("errors/0/field")).isEqualTo("since");
        }
        Answer order =
                api.get(
                        person,
                        "/api/posts/" + api.publish(person, "a") + "/replies?order=sideways");
        assertProblem(order, 422);
    }

    @Test
    void aQuoteInAcceptThatDoesNotEndIsNotAcceptable() {
        assertThat(
                        api.send(
                                        api.request("/api/capabilities", null)
                                                .header("Accept", "\"/!")
                                                .build())
                                .status())
                .isEqualTo(406);
    }
}
