package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;

class RateLimitApiTest {
    private static final MemoryPlatform PLATFORM = new MemoryPlatform(10, false);

    private final Api api = new Api(PLATFORM.server.port());

    @AfterAll
    static void close() {
        PLATFORM.close();
    }

    @Test
    void beyondTheLimitAPersonIsRefusedAndOthersAreNot() {
        Person busy = api.register();
        Person other = api.register();
        for (int left = 9; left >= 0; left--) {
            Answer answer = api.get(busy, "/api/feed");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("RateLimit-Limit")).isEqualTo("10");
            assertThat(answer.header("RateLimit-Remaining")).isEqualTo(Integer.toString(left));
            assertThat(answer.header("RateLimit-Reset")).matches("\\d+");
        }
        Answer refused = api.get(busy, "/api/feed");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text("type")).isEqualTo("/problems/rate-limited");
        assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(api.get(other, "/api/feed").status()).isEqualTo(200);
        assertThat(api.get(null, "/health/live").status()).isEqualTo(200);
    }

    @Test
    void whoeverIsNotLoggedInIsCountedByAddress() {
        for (int i = 0; i < 12; i++) {
            assertThat(api.get(null, "/api/capabilities").status()).isIn(200, 429);
        }
        assertThat(api.get(null, "/api/capabilities").status()).isEqualTo(429);
        assertThat(api.get(null, "/api/capabilities").header("RateLimit-Limit")).isEqualTo("10");
    }
}
