package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import plaza.core.limit.Network;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;

/**
 * Wrong passwords: five of one account from one address are answered 401, and twelve from all
 * addresses that it does not know.
 */
class LoginLimitApiTest {
    private static final String RIGHT = "correct horse";
    private static final String WRONG = "wrong horse";
    private static final String HOME = "192.0.2.1";
    private static final MemoryPlatform PLATFORM =
            new MemoryPlatform(
                    100_000,
                    Clock.systemUTC(),
                    MemoryPlatform.settings(
                            false, List.of(Network.parse("127.0.0.0/8").orElseThrow()), List.of()));

    private final Api api = new Api(PLATFORM.server.port());

    @AfterAll
    static void close() {
        PLATFORM.close();
    }

    private record Owner(Person person, String email, String device) {
        String username() {
            return person.username();
        }
    }

    private Answer send(String path, String address, @Nullable String device, String body) {
        HttpRequest.Builder request =
                api.request(path, null)
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", address)
                        .POST(BodyPublishers.ofString(body));
        if (device != null) {
            request.header("Cookie", "plaza_device=" + device);
        }
        return api.send(request.build());
    }

    private Owner owner() {
        String name = Api.freshName();
        String email = "\u00e9" + name + "@example.com";
        Answer answer =
                send(
                        "/api/auth/register",
                        HOME,
                        null,
                        Api.registration(name).replace(name + "@example.com", email));
        assertThat(answer.status()).isEqualTo(201);
        return new Owner(
                new Person(answer.text("user/id"), name, answer.text("accessToken")),
                email,
                device(answer));
    }

    private static String device(Answer answer) {
        return answer.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("plaza_device="))
                .map(cookie -> cookie.substring("plaza_device=".length(), cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private Answer login(String name, String password, String address, @Nullable String device) {
        return send(
                "/api/auth/login",
                address,
                device,
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
    }

    private int status(String name, String password, String address) {
        return login(name, password, address, null).status();
    }

    /** Guesses until it is refused; says how often it could. */
    private int guess(String name, String address, @Nullable String device) {
        int guesses = 0;
        while (login(name, WRONG, address, device).status() == 401) {
            guesses++;
        }
        return guesses;
    }

    @Test
    void whoeverGuessesElsewhereDoesNotLockTheOwnerOut() {
        Owner ann = owner();
        assertThat(guess(ann.username(), "198.51.100.1", null)).isEqualTo(5);
        Answer refused = login(ann.username(), RIGHT, "198.51.100.1", null);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(status(ann.username(), RIGHT, HOME)).isEqualTo(200);
        assertThat(status(ann.username(), RIGHT, "198.51.100.2")).isEqualTo(200);
    }

    @Test
    void whoeverGuessesAtTheSameAddressDoesNotLockOutAKnownDevice() {
        Owner ann = owner();
        Owner eve = owner();
        assertThat(guess(ann.username(), HOME, null)).isEqualTo(5);
        assertThat(status(ann.username(), RIGHT, HOME)).isEqualTo(429);
        for (String forged :
                List.of(eve.device(), "x", "A".repeat(64), ann.device().replaceAll("^.", "-"))) {
            assertThat(login(ann.username(), RIGHT, HOME, forged).status()).isEqualTo(429);
        }
        Answer known = login(ann.username(), RIGHT, HOME, ann.device());
        assertThat(known.status()).isEqualTo(200);
        assertThat(device(known)).isEqualTo(ann.device());
    }

    @Test
    void aKnownDeviceGuessesNoMoreThanAnybody() {
        Owner ann = owner();
        assertThat(guess(ann.username(), HOME, ann.device())).isEqualTo(5);
        assertThat(login(ann.username(), RIGHT, "198.51.100.3", ann.device()).status())
                .isEqualTo(429);
    }

    @Test
    void whoeverHasManyAddressesIsSlowedButNotTheOwner() {
        Owner ann = owner();
        int guesses = 0;
        while (status(ann.username(), WRONG, "203.0.113." + guesses) == 401) {
            guesses++;
        }
        assertThat(guesses).isEqualTo(12);
        assertThat(status(ann.username(), RIGHT, "203.0.113.200")).isEqualTo(429);
        assertThat(status(ann.username(), RIGHT, HOME)).isEqualTo(200);
        assertThat(login(ann.username(), RIGHT, "203.0.113.201", ann.device()).status())
                .isEqualTo(200);
    }

    @Test
    void nameAndAddressOfOneAccountShareALimitHoweverTheyAreWritten() {
        Owner ann = owner();
        List<String> written =
                List.of(
                        ann.username(),
                        ann.username().toUpperCase(Locale.ROOT),
                        ann.email(),
                        ann.email().toUpperCase(Locale.ROOT),
                        ann.email().replace("\u00e9", "e\u0301"));
        for (String name : written) {
            assertThat(status(name, WRONG, "198.51.100.4")).as(name).isEqualTo(401);
        }
        for (String name : written) {
            assertThat(status(name, RIGHT, "198.51.100.4")).as(name).isEqualTo(429);
            assertThat(status(name, RIGHT, "198.51.100.5")).as(name).isEqualTo(200);
        }
    }

    @Test
    void namesThatNobodyHasAreLimitedAlike() {
        Owner ann = owner();
        String nobody = Api.freshName();
        List<String> there = new ArrayList<>();
        List<String> notThere = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String address = "198.51.100." + (100 + i / 7);
            Answer one = login(ann.username(), WRONG, address, null);
            Answer other = login(nobody, WRONG, address, null);
            there.add(one.status() + one.text("title"));
            notThere.add(other.status() + other.text("title"));
        }
        assertThat(notThere).isEqualTo(there).contains("401Authentication needed");
        assertThat(guess("\u00c9" + nobody + "@x.example", "198.51.100.6", null)).isEqualTo(5);
        assertThat(status("e\u0301" + nobody + "@X.EXAMPLE", WRONG, "198.51.100.6")).isEqualTo(429);
    }

    @Test
    void rightPasswordsAreNotCounted() {
        Owner ann = owner();
        for (int i = 0; i < 30; i++) {
            assertThat(status(ann.username(), RIGHT, HOME)).isEqualTo(200);
            assertThat(status(ann.username(), RIGHT, "198.51.100.7")).isEqualTo(200);
        }
        assertThat(guess(ann.username(), HOME, null)).isEqualTo(5);
    }

    @Test
    void changingThePasswordHasALimitOfItsOwn() {
        Owner ann = owner();
        guess(ann.username(), HOME, null);
        String change = "{\"currentPassword\":\"%s\",\"newPassword\":\"a better horse\"}";
        for (int i = 0; i < 6; i++) {
            String none = "{\"currentPassword\":\"" + RIGHT + "\",\"newPassword\":\"x\"}";
            assertThat(api.post(ann.person(), "/api/auth/password", none).status())
                    .as("what is no password is no attempt")
                    .isEqualTo(422);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(
                            api.post(ann.person(), "/api/auth/password", change.formatted(WRONG))
                                    .status())
                    .isEqualTo(422);
        }
        Answer refused = api.post(ann.person(), "/api/auth/password", change.formatted(RIGHT));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(login(ann.username(), RIGHT, HOME, ann.device()).status()).isEqualTo(200);
    }

    @Test
    void theCookieOfADeviceIsForLoggingInOnly() {
        Owner ann = owner();
        Answer login = login(ann.username(), RIGHT, HOME, null);
        assertThat(login.response().headers().allValues("Set-Cookie"))
                .anySatisfy(
                        cookie ->
                                assertThat(cookie)
                                        .startsWith("plaza_device=")
                                        .contains("Path=/api/auth")
                                        .contains("HttpOnly")
                                        .contains("SameSite=Strict"));
        assertThat(device(login)).isNotEqualTo(ann.device());
        HttpRequest asAnn =
                api.request("/api/stream", null)
                        .header("Cookie", "plaza_device=" + ann.device())
                        .build();
        assertThat(api.send(asAnn).status()).isEqualTo(401);
    }
}
