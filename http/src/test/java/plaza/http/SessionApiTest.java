package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;

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
