package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Answer;
import plaza.app.testing.Api;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;

@Tag("engine")
final class SessionTest {
    private static final String OTHER_PASSWORD = "staple and a better horse";

    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Api nobody = plaza.nobody();

    private Answer login(String name, String password) {
        return nobody.post("/api/auth/login", Map.of("username", name, "password", password));
    }

    @Test
    void oneLogsInByNameAndByAddress() {
        Person person = plaza.person();

        for (String name : List.of(person.username(), person.username() + "@example.org")) {
            Answer answer = login(name, Person.PASSWORD).expect(200);
            assertThat(answer.text("/user/id")).isEqualTo(person.id());
            Person.login(nobody, answer).api().get("/api/users/me").expect(200);
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreToldTheSame() {
        Answer wrong = login(plaza.person().username(), "something else").expect(401);
        Answer unknown = login(Person.freshName(), "something else").expect(401);

        assertThat(wrong.json()).isEqualTo(unknown.json());
        assertThat(wrong.header("WWW-Authenticate")).isPresent();
    }

    @Test
    void attemptsToLogInToOneAccountAreLimited() {
        Person person = plaza.person();
        int guesses = 0;
        Answer answer = login(person.username(), "guess");
        while (answer.status() == 401) {
            guesses++;
            answer = login(person.username(), "guess " + guesses);
        }

        answer.expect(429);
        assertThat(guesses).isBetween(5, 10);
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isPositive();
        login(plaza.person().username(), Person.PASSWORD).expect(200);
    }

    @Test
    void afterLoggingOutTheTokenIsRefusedAtOnce() {
        Person person = plaza.person();
        Person elsewhere = Person.login(nobody, login(person.username(), Person.PASSWORD));

        person.api().post("/api/auth/logout").expect(204);

        Answer answer = person.api().get("/api/users/me").expect(401);
        assertThat(answer.header("WWW-Authenticate").orElseThrow()).contains("invalid_token");
        elsewhere.api().get("/api/users/me").expect(200);
    }

    @Test
    void sessionsAreListedAndCanBeEnded() {
        Person person = plaza.person();
        Person elsewhere = Person.login(nobody, login(person.username(), Person.PASSWORD));

        List<JsonNode> sessions =
                person.api().get("/api/auth/sessions").expect(200).items().valueStream().toList();

        assertThat(sessions).hasSize(2);
        String other =
                sessions.stream()
                        .filter(session -> !session.get("current").asBoolean())
                        .map(session -> session.get("id").asString())
                        .findFirst()
                        .orElseThrow();
        person.api().delete("/api/auth/sessions/" + other).expect(204);
        elsewhere.api().get("/api/users/me").expect(401);
        person.api().delete("/api/auth/sessions/" + other).expect(404);
    }

    @Test
    void sessionsOfOthersCannotBeEnded() {
        Person person = plaza.person();
        String session = person.api().get("/api/auth/sessions").expect(200).text("/items/0/id");

        plaza.person().api().delete("/api/auth/sessions/" + session).expect(404);

        person.api().get("/api/users/me").expect(200);
    }

    @Test
    void allOtherSessionsEndAtOnce() {
        Person person = plaza.person();
        Person elsewhere = Person.login(nobody, login(person.username(), Person.PASSWORD));

        elsewhere.api().delete("/api/auth/sessions").expect(204);

        person.api().get("/api/users/me").expect(401);
        elsewhere.api().get("/api/users/me").expect(200);
    }

    @Test
    void changingThePasswordEndsTheOtherSessions() {
        Person person = plaza.person();
        Person elsewhere = Person.login(nobody, login(person.username(), Person.PASSWORD));

        elsewhere
                .api()
                .post(
                        "/api/auth/password",
                        Map.of("currentPassword", Person.PASSWORD, "newPassword", OTHER_PASSWORD))
                .expect(204);

        person.api().get("/api/users/me").expect(401);
        elsewhere.api().get("/api/users/me").expect(200);
        login(person.username(), Person.PASSWORD).expect(401);
        login(person.username(), OTHER_PASSWORD).expect(200);
    }

    @Test
    void thePasswordIsNotChangedByWhoDoesNotKnowIt() {
        Person person = plaza.person();

        Answer answer =
                person.api()
                        .post(
                                "/api/auth/password",
                                Map.of(
                                        "currentPassword",
                                        "a guess",
                                        "newPassword",
                                        OTHER_PASSWORD));

        assertThat(answer.status()).isIn(401, 403, 422);
        login(person.username(), Person.PASSWORD).expect(200);
    }

    @Test
    void tokensThatThisServerDidNotSignAreRefused() {
        String token = plaza.person().token();
        String body = token.substring(0, token.lastIndexOf('.'));
        List<String> forged =
                List.of(
                        "x",
                        "",
                        body + ".",
                        token.substring(0, token.length() - 2),
                        "eyJhbGciOiJub25lIn0" + token.substring(token.indexOf('.')),
                        token + "x");

        for (String one : forged) {
            Answer answer =
                    nobody.send(
                            "GET", "/api/users/me", null, Map.of("Authorization", "Bearer " + one));
            assertThat(answer.status()).as(one).isEqualTo(401);
        }
        nobody.send("GET", "/api/users/me", null, Map.of("Authorization", "Basic YTpi"))
                .expect(401);
    }
}
