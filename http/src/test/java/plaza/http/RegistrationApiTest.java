package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import plaza.core.limit.Network;
import plaza.http.Api.Answer;

/** How often, and who, may join: four from one address. */
class RegistrationApiTest {
    private static final MemoryPlatform PLATFORM =
            new MemoryPlatform(
                    8,
                    Clock.systemUTC(),
                    MemoryPlatform.settings(
                            false, List.of(Network.parse("127.0.0.0/8").orElseThrow()), List.of()));

    private final Api api = new Api(PLATFORM.server.port());

    @AfterAll
    static void close() {
        PLATFORM.close();
    }

    private Answer join(String path, String address, String body) {
        return api.send(
                api.request(path, null)
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", address)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    @Test
    void anAddressThatIsTooLongIsOneFault() {
        String body =
                """
                {"username":"%s","email":"%s@example.com","password":"a password of tests"}
                """
                        .formatted(Api.freshName(), "a".repeat(244));
        Answer refused = api.post(null, "/api/auth/register", body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors")).hasSize(1);
        assertThat(refused.text("errors/0/message")).contains("at most 255");
    }

    @Test
    void oneAddressJoinsAndAsksForNamesSoOften() {
        String taken = Api.registration(Api.freshName());
        for (String path : List.of("/api/auth/register", "/api/users")) {
            String address = path.length() + ".0.2.1";
            assertThat(join(path, address, Api.registration(Api.freshName())).status())
                    .isEqualTo(201);
            for (int i = 0; i < 3; i++) {
                assertThat(join(path, address, taken).status()).isIn(201, 409);
            }
            Answer refused = join(path, address, Api.registration(Api.freshName()));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("RateLimit-Remaining")).isNotEqualTo("0");
            assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
            assertThat(join(path, "2001:db8::1", Api.registration(Api.freshName())).status())
                    .isEqualTo(201);
        }
    }

    @Test
    void whatIsNotARegistrationIsNotCounted() {
        for (int i = 0; i < 5; i++) {
            assertThat(
                            join(
                                            "/api/auth/register",
                                            "192.0.2.9",
                                            Api.registration(Api.freshName())
                                                    .replace("correct horse", "short"))
                                    .status())
                    .isEqualTo(422);
        }
        assertThat(
                        join("/api/auth/register", "192.0.2.9", Api.registration(Api.freshName()))
                                .status())
                .isEqualTo(201);
    }

    @Test
    void whoIsRefusedByTheCheckIsToldWhyAndNothingIsMade() {
        String name = Api.freshName();
        String unwanted = Api.registration(name).replace("example.com", MemoryPlatform.UNWANTED);
        for (String path : List.of("/api/auth/register", "/api/users")) {
            Answer refused = join(path, "192.0.2.20", unwanted);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("errors/0/field")).isEqualTo("email");
        }
        assertThat(join("/api/auth/register", "192.0.2.20", Api.registration(name)).status())
                .isEqualTo(201);
    }
}
