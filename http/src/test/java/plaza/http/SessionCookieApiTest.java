package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;

/** What the cookie of a login opens, and what it does not. */
class SessionCookieApiTest {
    private final Api api = Running.API;
    private final int port = Running.PLATFORM.server.port();

    private static String cookie(Person person) {
        return "plaza_session=" + person.token();
    }

    private int status(String method, String path, String cookie) {
        HttpRequest request =
                api.request(path, null)
                        .header("Cookie", cookie)
                        .method(method, BodyPublishers.noBody())
                        .build();
        return api.send(request).status();
    }

    @Test
    void loggingInAndRegisteringSetItForTheApiAlone() {
        String name = Api.freshName();
        Answer registered = api.post(null, "/api/auth/register", Api.registration(name));
        Answer login =
                api.post(
                        null,
                        "/api/auth/login",
                        "{\"username\":\"%s\",\"password\":\"correct horse\"}".formatted(name));
        Answer seed = api.post(null, "/api/users", Api.registration(Api.freshName()));
        for (Answer answer : List.of(registered, login, seed)) {
            assertThat(answer.header("Set-Cookie"))
                    .startsWith("plaza_session=" + answer.text("accessToken") + ";")
                    .contains("Path=/api")
                    .contains("HttpOnly")
                    .contains("SameSite=Strict")
                    .contains("Max-Age=86400")
                    .doesNotContain("Secure");
        }
    }

    @Test
    void itOpensTheStreamAndTheSocket() {
        Person person = api.register();
        HttpRequest request =
                api.request("/api/stream", null).header("Cookie", "a=b; " + cookie(person)).build();
        try (EventSource source = EventSource.open(request)) {
            assertThat(source.status()).isEqualTo(200);
        }
        assertThat(status("HEAD", "/api/stream", cookie(person))).isEqualTo(200);
        assertThat(Socket.refusal(port, "", Map.of("Cookie", cookie(person)))).isEqualTo(101);
    }

    @Test
    void itOpensNothingElse() {
        Person person = api.register();
        for (String path :
                List.of(
                        "/api/feed",
                        "/api/users/me",
                        "/api/streams",
                        "/api/stream/x",
                        "/api/wsx",
                        "/api/media",
                        "/api/mediax/y",
                        "/api/nothing")) {
            assertThat(status("GET", path, cookie(person))).as(path).isEqualTo(401);
        }
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
            for (String path : List.of("/api/stream", "/api/ws", "/api/media/a/b", "/api/posts")) {
                assertThat(status(method, path, cookie(person)))
                        .as(method + " " + path)
                        .isEqualTo(401);
            }
        }
        // Media answers 404 here, where there is none: the cookie was taken.
        assertThat(status("GET", "/api/media/a/b.png", cookie(person))).isEqualTo(404);
    }

    @Test
    void aForgedOneIsRefused() {
        Person person = api.register();
        assertThat(status("GET", "/api/stream", "plaza_session=x")).isEqualTo(401);
        assertThat(status("GET", "/api/stream", cookie(person) + "x")).isEqualTo(401);
        assertThat(status("GET", "/api/stream", "plaza_session=")).isEqualTo(401);
    }

    @Test
    void theHeaderWinsOverIt() {
        Person person = api.register();
        HttpRequest request =
                api.request("/api/stream", "not a token").header("Cookie", cookie(person)).build();
        assertThat(api.send(request).status()).isEqualTo(401);
    }

    @Test
    void loggingOutTakesItBackAndEndsWhatItOpens() {
        Person person = api.register();
        Answer logout = api.post(person, "/api/auth/logout");
        assertThat(logout.header("Set-Cookie"))
                .startsWith("plaza_session=;")
                .contains("Max-Age=0")
                .contains("Path=/api");
        assertThat(status("GET", "/api/stream", cookie(person))).isEqualTo(401);
        assertThat(Socket.refusal(port, "", Map.of("Cookie", cookie(person)))).isEqualTo(401);
    }

    @Test
    void aPageOfAnotherOriginDoesNotGetASocket() {
        Person person = api.register();
        for (String origin :
                List.of(
                        "http://evil.example",
                        "null",
                        "http://127.0.0.1",
                        "http://127.0.0.1:1",
                        "http://127.0.0.1:" + port + ".evil.example")) {
            assertThat(Socket.refusal(port, "", Map.of("Cookie", cookie(person), "Origin", origin)))
                    .as(origin)
                    .isEqualTo(403);
        }
        assertThat(
                        Socket.refusal(
                                port,
                                "",
                                Map.of(
                                        "Cookie",
                                        cookie(person),
                                        "Origin",
                                        "http://127.0.0.1:" + port)))
                .isEqualTo(101);
    }
}
