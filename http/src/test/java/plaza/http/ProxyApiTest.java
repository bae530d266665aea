package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import plaza.core.limit.Network;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;

/** Requests that come through a proxy. */
class ProxyApiTest {
    private static final MemoryPlatform BEHIND =
            new MemoryPlatform(
                    3,
                    Clock.systemUTC(),
                    MemoryPlatform.settings(
                            false, List.of(Network.parse("127.0.0.0/8").orElseThrow()), List.of()));

    private final Api behind = new Api(BEHIND.server.port());

    @AfterAll
    static void close() {
        BEHIND.close();
    }

    private static int capabilities(Api api, String header, String value) {
        return api.send(api.request("/api/capabilities", null).header(header, value).build())
                .status();
    }

    private static int allowed(Api api, String header, List<String> values) {
        return (int)
                values.stream().filter(value -> capabilities(api, header, value) == 200).count();
    }

    private static String sessionAddress(Api api, String header, String value) {
        HttpRequest registration =
                api.request("/api/auth/register", null)
                        .header("Content-Type", "application/json")
                        .header(header, value)
                        .POST(BodyPublishers.ofString(Api.registration(Api.freshName())))
                        .build();
        Answer answer = api.send(registration);
        var person = new Person(answer.text("user/id"), "", answer.text("accessToken"));
        return api.get(person, "/api/auth/sessions").text("items/0/address");
    }

    @Test
    void peopleBehindATrustedProxyDoNotShareALimit() {
        List<String> same =
                List.of("192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.1", "9.9.9.9, 192.0.2.1");
        assertThat(allowed(behind, "X-Forwarded-For", same)).isEqualTo(3);
        List<String> others = List.of("192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.5");
        assertThat(allowed(behind, "X-Forwarded-For", others)).isEqualTo(4);
        List<String> forwarded = List.of("for=192.0.2.6", "for=192.0.2.7", "for=192.0.2.8");
        assertThat(allowed(behind, "Forwarded", forwarded)).isEqualTo(3);
        assertThat(capabilities(behind, "Forwarded", "for=192.0.2.1")).isEqualTo(429);
    }

    @Test
    void addressesOfOneNetworkOfIpv6ShareALimit() {
        List<String> neighbours =
                List.of(
                        "2001:db8:1:1::1",
                        "2001:db8:1:1::2",
                        "2001:db8:1:1:5::3",
                        "2001:db8:1:1::");
        assertThat(allowed(behind, "X-Forwarded-For", neighbours)).isEqualTo(3);
        assertThat(capabilities(behind, "X-Forwarded-For", "2001:db8:1:2::1")).isEqualTo(200);
    }

    @Test
    void sessionsShowWhereTheyWereOpened() {
        assertThat(sessionAddress(behind, "X-Forwarded-For", "192.0.2.77")).isEqualTo("192.0.2.77");
        assertThat(sessionAddress(Running.API, "X-Forwarded-For", "192.0.2.77"))
                .isEqualTo("127.0.0.1");
        assertThat(sessionAddress(Running.API, "Forwarded", "for=192.0.2.77"))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void noOtherFieldOfAProxyIsBelieved() {
        for (Api api : List.of(behind, Running.API)) {
            HttpRequest request =
                    api.request("/docs", null)
                            .header("X-Forwarded-For", "192.0.2.99")
                            .header("X-Forwarded-Host", "evil.example")
                            .header("X-Forwarded-Proto", "https")
                            .header("X-Forwarded-Prefix", "/evil")
                            .header("Forwarded", "for=192.0.2.99;host=evil.example")
                            .build();
            Answer answer = api.send(request);
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("Location")).doesNotContain("evil");
        }
    }

    @Test
    void aMachineOfAPlatformBelievesNoMore() {
        String before = System.setProperty("spring.main.cloud-platform", "kubernetes");
        try (var platform = new MemoryPlatform(1_000, false)) {
            Api api = new Api(platform.server.port());
            assertThat(sessionAddress(api, "X-Forwarded-For", "192.0.2.77")).isEqualTo("127.0.0.1");
        } finally {
            if (before == null) {
                System.clearProperty("spring.main.cloud-platform");
            }
        }
    }
}
