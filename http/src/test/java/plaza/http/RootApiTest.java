package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.http.Api.Answer;

/** What is at the address of the server itself. */
class RootApiTest {
    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final Api api = Running.API;

    private Answer get(String... accept) {
        HttpRequest.Builder request = api.request("/", null);
        for (String each : accept) {
            request.header("Accept", each);
        }
        return api.send(request.build());
    }

    @Test
    void aBrowserIsShownAPageThatLeadsToTheDescription() {
        for (String accept : List.of(BROWSER, "text/html", "application/json;q=0.1, text/html")) {
            Answer page = get(accept);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Type"))
                    .isEqualToIgnoringCase("text/html;charset=utf-8");
            assertThat(page.response().body())
                    .contains("<title>Plaza</title>", "href=\"/docs\"", "lang=\"en\"")
                    .doesNotContain("://", "<script");
        }
    }

    @Test
    void thePageMayLoadNothing() {
        Answer page = get(BROWSER);
        List<String> policies = page.response().headers().allValues("Content-Security-Policy");
        assertThat(policies).hasSize(1);
        assertThat(policies.getFirst())
                .contains("default-src 'none'", "frame-ancestors 'none'", "style-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aProgramIsToldTheSame() {
        for (Answer answer : List.of(get(), get("*/*"), get("application/json"))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(answer.text("docs")).isEqualTo("/docs");
            assertThat(answer.text("description")).isEqualTo("/openapi.json");
        }
        assertThat(get("image/png").status()).isEqualTo(406);
        assertThat(api.call("HEAD", "/", null, null).status()).isEqualTo(200);
    }

    @Test
    void nothingElseIsOpenForThat() {
        assertThat(api.call("POST", "/", null, "{}").status()).isEqualTo(401);
        assertThat(api.get(null, "/index.html").status()).isEqualTo(401);
    }
}
