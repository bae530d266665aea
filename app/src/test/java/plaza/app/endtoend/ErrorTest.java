package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.app.testing.AbovePorts;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RawHttp;
import plaza.app.testing.RunningPlaza;

/** Bad input of every kind gets the answer that the API's conventions name. */
@AbovePorts
@Tag("engine")
final class ErrorTest {
    private static final String MISSING = "0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0";

    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();

    private static Answer problem(Answer answer, int status, String type) {
        answer.expect(status);
        assertThat(answer.header("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "type", "title", "status", "detail", "instance", "errors");
        assertThat(answer.text("/type")).isEqualTo("/problems/" + type);
        assertThat(answer.number("/status")).isEqualTo(status);
        assertThat(answer.text("/title")).isNotBlank();
        assertThat(answer.text("/detail")).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "plaza.core", "SQL", "at line 0");
        return answer;
    }

    private Answer send(String body) {
        return ada.api().send("POST", "/api/posts", body, Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"x\"",
                "{\"text\":\"x\"}}",
                "{\"text\":\"x\"} {}",
                "{\"text\":'x'}",
                "{text:\"x\"}",
                "{\"text\":\"x\",}",
                "{\"text\":\"x\" // comment\n}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"text\":NaN}",
                "{\"text\":\"\\x\"}",
                "\n\n  {\"text\": tru}",
            })
    void brokenJsonIsToldWithItsPosition(String body) {
        Answer answer = problem(send(body), 400, "malformed");

        assertThat(answer.text("/detail")).matches("(?s).*line [1-9][0-9]*, column [1-9][0-9]*.*");
        if (body.startsWith("\n")) {
            assertThat(answer.text("/detail")).contains("line 3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "1", "null", "true", "", " ", "\u0000"})
    void whatIsNoJsonObjectIsMalformed(String body) {
        problem(send(body), 400, "malformed");
    }

    @Test
    void bytesThatAreNoUtf8AreMalformed() throws IOException {
        String body = "{\"text\":\"\u00ff\u00fe\"}";
        RawHttp.Reply reply =
                RawHttp.send(
                        plaza.nobody().server(),
                        "POST /api/posts HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                + "Authorization: Bearer "
                                + ada.token()
                                + "\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length()
                                + "\r\n\r\n"
                                + body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.isProblem()).isTrue();
    }

    @Test
    void fieldsOfWrongTypesAreAllNamed() {
        Answer answer =
                problem(
                        send(
                                "{\"text\":1,\"mediaKeys\":{},\"visibility\":\"loud\",\"quoteOf\":[]"
                                        + ",\"surprise\":true}"),
                        422,
                        "invalid");

        assertThat(answer.errorFields())
                .containsExactlyInAnyOrder(
                        "text", "mediaKeys", "visibility", "quoteOf", "surprise");
    }

    @Test
    void bodiesOverTheLimitAreRefusedHoweverTheyAreSent() throws IOException {
        problem(send("{\"text\":\"" + "x".repeat(64 * 1024) + "\"}"), 413, "too-large");
        problem(send(" ".repeat(64 * 1024 - 20) + "{\"text\":\"just fits\"}").expect(201));

        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        RawHttp.Reply reply =
                RawHttp.send(
                        plaza.nobody().server(),
                        "POST /api/posts HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                + "Authorization: Bearer "
                                + ada.token()
                                + "\r\nContent-Type: application/json\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + chunk
                                + "2\r\n{}\r\n0\r\n\r\n");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.isProblem()).isTrue();
    }

    private static void problem(Answer created) {
        assertThat(created.text("/text")).isEqualTo("just fits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "not a type",
            })
    void contentOfOtherTypesIsNotTaken(String type) {
        Answer answer =
                ada.api()
                        .send(
                                "POST",
                                "/api/posts",
                                "{\"text\":\"x\"}",
                                Map.of("Content-Type", type));

        problem(answer, 415, "unsupported-type");
    }

    @Test
    void whoAcceptsNoJsonIsToldSo() {
        Answer answer = ada.api().send("GET", "/api/users/me", null, Map.of("Accept", "image/png"));

        problem(answer, 406, "not-acceptable");
    }

    @Test
    void methodsThatAPathDoesNotTakeAreToldWhichItDoes() {
        Answer answer =
                problem(
                        ada.api().send("PUT", "/api/posts/" + MISSING, "{}", Map.of()),
                        405,
                        "method-not-allowed");

        assertThat(answer.header("Allow").orElseThrow().split(", "))
                .contains("DELETE", "GET", "PATCH");
    }

    @Test
    void pathsThatAreNoneAreNotFound() {
        for (String path :
                List.of(
                        "/api/nothing",
                        "/api/posts/" + MISSING + "/nothing",
                        "/api/posts/not-an-id",
                        "/api/posts/" + MISSING.toUpperCase(java.util.Locale.ROOT),
                        "/api/posts/" + MISSING,
                        "/api/hashtags",
                        "/api")) {
            problem(ada.api().get(path), 404, "not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/users/%zz HTTP/1.1",
                "GET /api/users/%ff%fe HTTP/1.1",
                "GET /api/users/a%00b HTTP/1.1",
                "GET /api/users/..%2f..%2fetc HTTP/1.1",
                "GET /api/feed?limit=%zz HTTP/1.1",
                "GET /api/feed?cursor=a|b\"c<> HTTP/1.1",
                "GET /api/us ers/me HTTP/1.1",
                "G@T /api/feed HTTP/1.1",
                "GET api/feed HTTP/1.1",
                "GET /api/feed HTTP/9.9",
                "BREW /api/feed HTTP/1.1",
                "TRACE /api/feed HTTP/1.1",
            })
    void requestsThatCannotBeReadAreProblemsToo(String line) throws IOException {
        RawHttp.Reply reply =
                RawHttp.send(
                        plaza.nobody().server(),
                        line
                                + "\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                                + ada.token()
                                + "\r\n\r\n");

        assertThat(reply.status()).as(reply.toString()).isBetween(400, 505).isNotEqualTo(500);
        assertThat(reply.isProblem()).as(reply.toString()).isTrue();
        assertThat(reply.head()).doesNotContainIgnoringCase("tomcat");
    }

    @Test
    void headersThatAreTooLargeAreAProblem() throws IOException {
        RawHttp.Reply reply =
                RawHttp.send(
                        plaza.nobody().server(),
                        "GET /api/feed HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: "
                                + "x".repeat(40_000)
                                + "\r\n\r\n");

        assertThat(reply.status()).isIn(400, 431);
        assertThat(reply.isProblem()).isTrue();
    }

    @Test
    void withoutATokenEverythingButTheEntranceIsClosed() {
        for (String path : List.of("/api/feed", "/api/users/me", "/api/nothing")) {
            Answer answer = problem(plaza.nobody().get(path), 401, "unauthenticated");
            assertThat(answer.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
        }
    }

    @Test
    void onlyAdministratorsAdminister() {
        problem(ada.api().get("/api/admin/projections"), 403, "forbidden");
        problem(plaza.nobody().get("/api/admin/projections"), 401, "unauthenticated");
    }

    @Test
    void everyAnswerTellsWhatIsLeftOfTheLimit() {
        Answer answer = ada.api().get("/api/users/me").expect(200);

        long limit = Long.parseLong(answer.header("RateLimit-Limit").orElseThrow());
        long remaining = Long.parseLong(answer.header("RateLimit-Remaining").orElseThrow());
        assertThat(remaining).isBetween(1L, limit - 1);
        assertThat(Long.parseLong(answer.header("RateLimit-Reset").orElseThrow())).isPositive();
    }

    @Test
    void whoAsksForTooMuchIsToldWhenToComeBack() {
        try (var limited =
                RunningPlaza.start(Map.of("limits.requests", "5/15m", "limits.writes", "3/15m"))) {
            Person person = limited.person();
            for (int i = 0; i < 5; i++) {
                person.api().get("/api/feed").expect(200);
            }

            Answer answer = problem(person.api().get("/api/feed"), 429, "rate-limited");

            assertThat(Long.parseLong(answer.header("Retry-After").orElseThrow())).isPositive();
            assertThat(answer.header("RateLimit-Remaining")).contains("0");
            String post = person.post("writing is counted apart");
            limited.nobody().get("/api/capabilities").expect(200);
            assertThat(post).isNotBlank();
        }
    }
}
