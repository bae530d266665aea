package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.core.account.Account;
import plaza.core.account.AccountStatus;
import plaza.core.account.Role;
import plaza.core.id.UserId;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;
import plaza.http.security.Argon2Passwords;

class SessionApiTest {
    private final Api api = Running.API;

    private Answer login(String name, String password) {
        return api.post(
                null,
                "/api/auth/login",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
    }

    @Test
    void usernameAndAddressBothLogIn() {
        Person person = api.register();
        assertThat(login(person.username(), "correct horse").status()).isEqualTo(200);
        assertThat(login(person.username() + "@example.com", "correct horse").status())
                .isEqualTo(200);
    }

    @Test
    void spacesAroundANameAreNotPartOfIt() {
        Person person = api.register();
        assertThat(login(" \u3000" + person.username() + "\u00a0\\t", "correct horse").status())
                .isEqualTo(200);
        assertThat(login(" " + person.username() + "@Example.com ", "correct horse").status())
                .isEqualTo(200);

        String name = Api.freshName();
        Answer joined = register(" " + name + " ", " " + name + "@example.com ", "correct horse");
        assertThat(joined.text("user/username")).isEqualTo(name);
        assertThat(api.post(null, "/api/auth/register", Api.registration(name)).status())
                .isEqualTo(409);
    }

    @Test
    void aPasswordIsTheSameFromEveryKeyboard() {
        String name = Api.freshName();
        assertThat(register(name, name + "@example.com", "cafe\u0301\u3000au lait").status())
                .isEqualTo(201);

        assertThat(login(name, "caf\u00e9 au lait").status()).isEqualTo(200);
        assertThat(login(name, "cafe\u0301\u00a0au lait").status()).isEqualTo(200);
        assertThat(login(name, "Caf\u00e9 au lait").status()).isEqualTo(401);
        assertThat(login(name, "cafe au lait").status()).isEqualTo(401);
    }

    @Test
    void aPasswordThatWasHashedAsTypedStillOpens() {
        Person person = api.register();
        String typed = "cafe\u0301\u3000au lait";
        UserId id = UserId.parse(person.id()).orElseThrow();
        Running.PLATFORM.accountStore.putPassword(id, new Argon2Passwords(64, 1).hash(typed));

        assertThat(login(person.username(), typed).status()).isEqualTo(200);
        assertThat(login(person.username(), "cafe au lait").status()).isEqualTo(401);
        Answer changed =
                api.post(
                        person,
                        "/api/auth/password",
                        "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}"
                                .formatted(typed, typed));
        assertThat(changed.status()).isEqualTo(204);
        assertThat(login(person.username(), "caf\u00e9 au lait").status()).isEqualTo(200);
    }

    @Test
    void aPasswordHoldsNoControlCharacters() {
        String name = Api.freshName();
        Answer refused = register(name, name + "@example.com", "correct\\u0007horse");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("password");
    }

    @Test
    void anAddressIsTheSameComposedAndDecomposed() {
        String name = Api.freshName();
        String composed = "ren\u00e9." + name + "@example.com";
        String decomposed = "rene\u0301." + name + "@EXAMPLE.com";
        assertThat(register(name, decomposed, "correct horse").text("user/username"))
                .isEqualTo(name);

        assertThat(login(composed, "correct horse").status()).isEqualTo(200);
        assertThat(login(decomposed, "correct horse").status()).isEqualTo(200);
        for (String email : List.of(composed, decomposed)) {
            Answer taken = register(Api.freshName(), email, "correct horse");
            assertThat(taken.status()).isEqualTo(409);
            assertThat(taken.json().at("/errors/0/field").asString()).isEqualTo("email");
        }
    }

    @Test
    void anAddressThatWasStoredDecomposedIsStillFoundAndTaken() {
        String decomposed = "zoe\u0308." + Api.freshName() + "@example.com";
        String composed = Normalizer.normalize(decomposed, Normalizer.Form.NFC);
        Account sample = Samples.account();
        var old =
                new Account(
                        sample.id(),
                        Api.freshName(),
                        decomposed,
                        sample.profile(),
                        false,
                        false,
                        false,
                        Role.MEMBER,
                        AccountStatus.ACTIVE,
                        sample.createdAt(),
                        sample.updatedAt());
        Running.PLATFORM.accountStore.insert(old, new Argon2Passwords(64, 1).hash("correct horse"));

        assertThat(login(composed, "correct horse").status()).isEqualTo(200);
        assertThat(register(Api.freshName(), composed, "correct horse").status()).isEqualTo(409);
    }

    private Answer register(String name, String email, String password) {
        return api.post(
                null,
                "/api/auth/register",
                "{\"username\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"}"
                        .formatted(name, email, password));
    }

    @Test
    void aWrongPasswordAndAWrongNameAreToldAlike() {
        Person person = api.register();
        Answer wrongPassword = login(person.username(), "wrong horse");
        Answer wrongName = login(Api.freshName(), "wrong horse");
        assertThat(wrongPassword.status()).isEqualTo(401);
        assertThat(wrongPassword.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(wrongName.json()).isEqualTo(wrongPassword.json());
    }

    @Test
    void tooManyAttemptsOnOneAccountAreRefused() {
        Person person = api.register();
        for (int i = 0; i < 5; i++) {
            assertThat(login(person.username(), "wrong horse").status()).isEqualTo(401);
        }
        Answer refused = login(person.username(), "correct horse");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
    }

    @Test
    void anEndedSessionIsRefusedAtOnce() {
        Person person = api.register();
        assertThat(api.get(person, "/api/users/me").status()).isEqualTo(200);
        assertThat(api.post(person, "/api/auth/logout").status()).isEqualTo(204);
        Answer refused = api.get(person, "/api/users/me");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void sessionsAreListedAndEndedOneByOneOrAllTheOthers() {
        Person first = api.register();
        String name = first.username();
        var second = new Person(first.id(), name, login(name, "correct horse").text("accessToken"));
        var third = new Person(first.id(), name, login(name, "correct horse").text("accessToken"));
        Answer list = api.get(first, "/api/auth/sessions");
        assertThat(list.json().at("/items").size()).isEqualTo(3);
        String newest = list.text("items/0/id");
        assertThat(list.json().at("/items/2/current").asBoolean()).isTrue();
        assertThat(api.delete(first, "/api/auth/sessions/" + newest).status()).isEqualTo(204);
        assertThat(api.get(third, "/api/users/me").status()).isEqualTo(401);
        assertThat(api.delete(first, "/api/auth/sessions/" + newest).status()).isEqualTo(404);
        assertThat(api.delete(first, "/api/auth/sessions").status()).isEqualTo(204);
        assertThat(api.get(second, "/api/users/me").status()).isEqualTo(401);
        assertThat(api.get(first, "/api/users/me").status()).isEqualTo(200);
    }

    @Test
    void nobodyEndsASessionOfSomebodyElse() {
        Person ada = api.register();
        Person eve = api.register();
        String session = api.get(ada, "/api/auth/sessions").text("items/0/id");
        assertThat(api.delete(eve, "/api/auth/sessions/" + session).status()).isEqualTo(404);
        assertThat(api.get(ada, "/api/users/me").status()).isEqualTo(200);
    }

    @Test
    void changingThePasswordEndsTheOtherSessions() {
        Person first = api.register();
        String name = first.username();
        var other = new Person(first.id(), name, login(name, "correct horse").text("accessToken"));
        Answer wrong =
                api.post(
                        first,
                        "/api/auth/password",
                        "{\"currentPassword\":\"wrong\",\"newPassword\":\"a better horse\"}");
        assertThat(wrong.status()).isEqualTo(422);
        Answer changed =
                api.post(
                        first,
                        "/api/auth/password",
                        "{\"currentPassword\":\"correct horse\",\"newPassword\":\"a better horse\"}");
        assertThat(changed.status()).isEqualTo(204);
        assertThat(api.get(first, "/api/users/me").status()).isEqualTo(200);
        assertThat(api.get(other, "/api/users/me").status()).isEqualTo(401);
        assertThat(login(name, "a better horse").status()).isEqualTo(200);
    }
}
