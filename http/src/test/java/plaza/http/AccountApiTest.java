package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;

class AccountApiTest {
    private final Api api = Running.API;

    @Test
    void registeringAnswersTheProfileAndAToken() {
        String name = Api.freshName();
        Answer answer = api.post(null, "/api/auth/register", Api.registration(name));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("user/username")).isEqualTo(name);
        assertThat(Instant.parse(answer.text("expiresAt"))).isAfter(Instant.now());
        var person = new Person(answer.text("user/id"), name, answer.text("accessToken"));
        assertThat(api.get(person, "/api/users/me").text("email")).isEqualTo(name + "@example.com");
        assertThat(answer.response().body()).doesNotContain("correct horse");
    }

    @Test
    void aTakenUsernameIsAConflictWhateverItsCase() {
        Person person = api.register();
        String again = Api.registration(person.username().toUpperCase(Locale.ROOT));
        Answer answer = api.post(null, "/api/auth/register", again);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("errors/0/field")).isEqualTo("username");
    }

    @Test
    void everyWrongFieldOfARegistrationIsNamed() {
        Answer answer =
                api.post(
                        null,
                        "/api/auth/register",
                        "{\"username\":\"x\",\"email\":\"no\",\"password\":\"short\",\"country\":\"XX\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors").findValuesAsString("field"))
                .contains("username", "email", "password", "country");
    }

    @Test
    void everyMissingFieldOfARegistrationIsNamed() {
        Answer answer = api.post(null, "/api/auth/register", "{}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors").findValuesAsString("field"))
                .containsExactly("username", "email", "password");
    }

    @Test
    void theOwnProfileCanBeChangedAndFieldsCleared() {
        Person person = api.register();
        Answer changed =
                api.patch(
                        person,
                        "/api/users/me",
                        "{\"displayName\":\"Ada\",\"bio\":\"Engines\",\"private\":true}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("displayName")).isEqualTo("Ada");
        assertThat(changed.json().at("/private").asBoolean()).isTrue();
        Answer cleared = api.patch(person, "/api/users/me", "{\"bio\":\"\"}");
        assertThat(cleared.json().at("/bio").isNull()).isTrue();
        assertThat(cleared.text("displayName")).isEqualTo("Ada");
    }

    @Test
    void postUsersRegistersWithoutATokenAndChangesTheProfileWithOne() {
        String name = Api.freshName();
        Answer made = api.post(null, "/api/users", Api.registration(name));
        assertThat(made.status()).isEqualTo(201);
        var person = new Person(made.text("user/id"), name, made.text("accessToken"));
        Answer changed = api.post(person, "/api/users", "{\"bio\":\"Engines\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("bio")).isEqualTo("Engines");
        Answer renamed = api.post(person, "/api/users", "{\"username\":\"other\"}");
        assertThat(renamed.status()).isEqualTo(422);
    }

    @Test
    void anotherPersonsProfileHidesAddressAndRole() {
        Person ada = api.register();
        Person eve = api.register();
        Answer byName = api.get(eve, "/api/users/" + ada.username());
        assertThat(byName.status()).isEqualTo(200);
        assertThat(byName.json().has("email")).isFalse();
        assertThat(byName.json().has("role")).isFalse();
        assertThat(api.get(eve, "/api/users/" + ada.id()).json()).isEqualTo(byName.json());
        assertThat(api.get(eve, "/api/users/nobody_at_all").status()).isEqualTo(404);
    }
}
