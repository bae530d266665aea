package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;

/** What pages of other origins may do from a browser. */
class CrossOriginApiTest {
    private static final String APP = "https://app.example.org";
    private static final MemoryPlatform PLATFORM =
            new MemoryPlatform(
                    1_000,
                    Clock.systemUTC(),
                    MemoryPlatform.settings(false, List.of(), List.of(APP)));

    private final int port = PLATFORM.server.port();
    private final Api api = new Api(port);

    @AfterAll
    static void close() {
        PLATFORM.close();
    }

    private Answer preflight(Api asked, String origin, String method) {
        return asked.send(
                asked.request("/api/posts", null)
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", method)
                        .header("Access-Control-Request-Headers", "authorization, idempotency-key")
                        .build());
    }

    private Answer feed(String origin, String token) {
        return api.send(api.request("/api/feed", token).header("Origin", origin).build());
    }

    @Test
    void anAllowedOriginIsToldSoWithoutAToken() {
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            Answer answer = preflight(api, APP, method);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
            assertThat(answer.header("Access-Control-Allow-Methods")).contains(method);
            assertThat(answer.header("Access-Control-Allow-Headers"))
                    .contains("authorization", "idempotency-key");
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
            assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("7200");
        }
    }

    @Test
    void itsPagesReadAnswersAndRefusalsAndWhatTheirHeadersSay() {
        Person person = api.register();
        for (Answer answer : List.of(feed(APP, person.token()), feed(APP, "no token"))) {
            assertThat(answer.status()).isIn(200, 401);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
            assertThat(answer.header("Access-Control-Expose-Headers"))
                    .contains(
                            "RateLimit-Limit",
                            "RateLimit-Remaining",
                            "RateLimit-Reset",
                            "Retry-After",
                            "Link",
                            "ETag",
                            "Idempotent-Replayed",
                            "X-Request-Id");
            assertThat(answer.response().headers().allValues("Vary")).contains("Origin");
        }
    }

    @Test
    void pagesOfOtherOriginsMayReadNothing() {
        Person person = api.register();
        for (String origin :
                List.of(
                        "https://evil.example",
                        "http://app.example.org",
                        "https://app.example.org:8443",
                        "https://app.example.org.evil.example",
                        "null")) {
            Answer refused = preflight(api, origin, "POST");
            assertThat(refused.status()).as(origin).isEqualTo(403);
            assertThat(refused.text("type")).isEqualTo("/problems/forbidden");
            assertThat(refused.header("Access-Control-Allow-Origin")).isNull();
            Answer answer = feed(origin, person.token());
            assertThat(answer.status()).as(origin).isEqualTo(200);
            assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
            assertThat(answer.response().headers().allValues("Vary")).contains("Origin");
        }
    }

    @Test
    void whereNoneIsNamedNoneMay() {
        assertThat(preflight(Running.API, APP, "GET").status()).isEqualTo(403);
    }

    @Test
    void socketsFollowTheSameRule() {
        Person person = api.register();
        String cookie = "plaza_session=" + person.token();
        assertThat(Socket.refusal(port, "", Map.of("Cookie", cookie, "Origin", APP)))
                .isEqualTo(101);
        for (String origin : List.of("https://evil.example", "http://app.example.org", "null")) {
            assertThat(Socket.refusal(port, "", Map.of("Cookie", cookie, "Origin", origin)))
                    .as(origin)
                    .isEqualTo(403);
        }
    }
}
