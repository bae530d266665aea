package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Answer;
import plaza.app.testing.Api;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

@Tag("engine")
final class AccountTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Api nobody = plaza.nobody();

    @Test
    void registeringLogsIn() {
        String username = Person.freshName();

        Answer answer =
                nobody.post(
                        "/api/auth/register",
                        Map.of(
                                "username",
                                username,
                                "email",
                                username + "@Example.ORG",
                                "password",
                                Person.PASSWORD,
                                "displayName",
                                "Ada 👩‍💻 Lovelace",
                                "country",
                                "gb",
                                "language",
                                "en"));

        answer.expect(201);
        Answer own = Person.login(nobody, answer).api().get("/api/users/me").expect(200);
        assertThat(own.json()).isEqualTo(answer.json().get("user"));
        assertThat(own.text("/username")).isEqualTo(username);
        assertThat(own.text("/email")).isEqualTo(username + "@example.org");
        assertThat(own.text("/displayName")).isEqualTo("Ada 👩‍💻 Lovelace");
        assertThat(own.text("/country")).isEqualTo("GB");
        assertThat(own.text("/role")).isEqualTo("member");
        assertThat(own.number("/counts/followers")).isZero();
    }

    @Test
    void aUsernameIsTakenWhateverItsCase() {
        Person person = plaza.person();
        Map<String, Object> body =
                new HashMap<>(Person.registration(person.username().toUpperCase(Locale.ROOT)));
        body.put("email", Person.freshName() + "@example.org");

        Answer answer = nobody.post("/api/auth/register", body).expect(409);

        assertThat(answer.errorFields()).containsExactly("username");
    }

    @Test
    void anAddressIsTakenWhateverItsCase() {
        Person person = plaza.person();
        Map<String, Object> body = new HashMap<>(Person.registration(Person.freshName()));
        body.put("email", person.username().toUpperCase(Locale.ROOT) + "@EXAMPLE.org");

        Answer answer = nobody.post("/api/auth/register", body).expect(409);

        assertThat(answer.errorFields()).containsExactly("email");
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        Answer answer =
                nobody.post(
                                "/api/auth/register",
                                Map.of(
                                        "username", "a b",
                                        "email", "nowhere",
                                        "password", "short",
                                        "displayName", "",
                                        "country", "XX",
                                        "language", "klingonese"))
                        .expect(422);

        assertThat(answer.errorFields())
                .contains("username", "email", "password", "displayName", "country", "language");
    }

    @Test
    void everyMissingFieldIsNamedAtOnce() {
        Answer answer = nobody.post("/api/auth/register", Map.of()).expect(422);

        assertThat(answer.errorFields()).containsExactlyInAnyOrder("username", "email", "password");
    }

    @Test
    void namesThatPathsUseAreReserved() {
        for (String name : List.of("me", "ME", "admin", "api")) {
            Answer answer =
                    nobody.post("/api/auth/register", Person.registration(name)).expect(422);
            assertThat(answer.errorFields()).contains("username");
        }
    }

    @Test
    void whatStandsBesideANameIsASingleLineAndABioIsAsManyAsOneLikes() {
        Person person = plaza.person();

        Answer answer =
                person.api()
                        .patch(
                                "/api/users/me",
                                Map.of(
                                        "displayName", "Ada\n\nAdmin",
                                        "location", "London\u2028Paris"))
                        .expect(422);

        assertThat(answer.errorFields()).containsExactlyInAnyOrder("displayName", "location");
        person.api().patch("/api/users/me", Map.of("bio", "one\ntwo")).expect(200);
    }

    @Test
    void aFullnameIsADisplayName() {
        Map<String, Object> body = new HashMap<>(Person.registration(Person.freshName()));
        body.put("fullname", "Ada Lovelace");

        Answer registered = nobody.post("/api/auth/register", body).expect(201);
        Person person = Person.login(nobody, registered);

        for (String field : List.of("displayName", "fullname")) {
            assertThat(registered.text("/user/" + field)).isEqualTo("Ada Lovelace");
        }
        for (Map<String, String> change :
                List.of(
                        Map.of("fullname", "Ada King"),
                        Map.of("displayName", "Ada Byron"),
                        Map.of("displayName", "Ada", "fullname", "Ada"))) {
            Answer changed = person.api().patch("/api/users/me", change).expect(200);
            String name = change.values().iterator().next();
            assertThat(changed.text("/displayName")).isEqualTo(name);
            assertThat(changed.text("/fullname")).isEqualTo(name);
        }
        person.api().post("/api/users", Map.of("fullname", "Countess")).expect(200);
        Answer seen = plaza.person().api().get(person.path()).expect(200);
        assertThat(seen.text("/fullname")).isEqualTo("Countess");
        assertThat(seen.text("/displayName")).isEqualTo("Countess");
    }

    @Test
    void twoNamesThatDifferAreRefused() {
        Map<String, String> two = Map.of("displayName", "Ada", "fullname", "Eve");
        Map<String, Object> registration = new HashMap<>(Person.registration(Person.freshName()));
        registration.putAll(two);

        for (Answer answer :
                List.of(
                        plaza.person().api().patch("/api/users/me", two),
                        nobody.post("/api/auth/register", registration),
                        nobody.post("/api/users", registration))) {
            assertThat(answer.expect(422).errorFields()).containsExactly("fullname");
        }
    }

    @Test
    void theProfileIsChangedFieldByField() {
        Person person = plaza.person();

        person.api().patch("/api/users/me", Map.of("bio", "Notes", "location", "London"));
        Answer answer =
                person.api()
                        .patch("/api/users/me", Map.of("bio", "", "displayName", "Ada"))
                        .expect(200);

        assertThat(answer.json().get("bio").isNull()).isTrue();
        assertThat(answer.text("/location")).isEqualTo("London");
        assertThat(answer.text("/displayName")).isEqualTo("Ada");
        Answer seen = plaza.person().api().get(person.path()).expect(200);
        assertThat(seen.text("/displayName")).isEqualTo("Ada");
        assertThat(seen.json().has("email")).isFalse();
        assertThat(seen.json().has("role")).isFalse();
    }

    @Test
    void theProfileTakesOnlyLinksThatNoBrowserRuns() {
        Answer answer =
                plaza.person()
                        .api()
                        .patch(
                                "/api/users/me",
                                Map.of(
                                        "website", "javascript:alert(1)",
                                        "avatarUrl", "data:text/html,x",
                                        "bio", "b".repeat(501)))
                        .expect(422);

        assertThat(answer.errorFields()).containsExactlyInAnyOrder("website", "avatarUrl", "bio");
    }

    @Test
    void peopleAreFoundByIdAndByNameWhateverItsCase() {
        Person person = plaza.person();
        Api other = plaza.person().api();

        Answer byId = other.get(person.path()).expect(200);
        Answer byName =
                other.get("/api/users/" + person.username().toUpperCase(Locale.ROOT)).expect(200);

        assertThat(byName.json()).isEqualTo(byId.json());
        assertThat(byId.text("/id")).isEqualTo(person.id());
    }

    @Test
    void nobodyIsFoundWhoDoesNotExist() {
        Api api = plaza.person().api();

        api.get("/api/users/0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0").expect(404);
        api.get("/api/users/" + Person.freshName()).expect(404);
        api.get("/api/users/%F0%9F%91%BB").expect(404);
    }

    @Test
    void onePathRegistersWithoutATokenAndChangesTheProfileWithOne() {
        String username = Person.freshName();
        Answer registered = nobody.post("/api/users", Person.registration(username)).expect(201);
        Person person = Person.login(nobody, registered);

        Answer changed = person.api().post("/api/users", Map.of("bio", "Hello")).expect(200);

        assertThat(changed.text("/bio")).isEqualTo("Hello");
        assertThat(changed.text("/id")).isEqualTo(person.id());
        Answer refused = person.api().post("/api/users", Map.of("username", "other")).expect(422);
        assertThat(refused.errorFields()).containsExactly("username");
    }

    @Test
    void oneOfManyWhoWantANameGetsIt() throws Exception {
        String username = Person.freshName();
        List<Integer> answers =
                Together.run(
                        4,
                        i -> {
                            Map<String, Object> body = new HashMap<>(Person.registration(username));
                            body.put("email", i + username + "@example.org");
                            return nobody.post("/api/auth/register", body).status();
                        });

        assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void aWebsiteIsAnAddressInAnyCaseAndNoFileOfTheServer() {
        Person ada = plaza.person();
        ada.api().patch("/api/users/me", Map.of("website", "HTTPS://Example.org/")).expect(200);

        Answer refused =
                ada.api().patch("/api/users/me", Map.of("website", "/api/media/")).expect(422);

        assertThat(refused.errorFields()).containsExactly("website");
    }
}
