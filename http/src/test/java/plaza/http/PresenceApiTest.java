package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plaza.core.id.UserId;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;

class PresenceApiTest {
    private final Api api = Running.API;
    private final int port = Running.PLATFORM.server.port();
    private final Person ada = api.register();
    private final Person bob = api.register();
    private final Person eve = api.register();
    private final Person cleo = api.register();

    private Answer ask(Person viewer, Person... people) {
        return api.get(
                viewer,
                "/api/presence?ids="
                        + String.join(",", List.of(people).stream().map(Person::id).toList()));
    }

    private Socket socket(Person person, String query) {
        return Socket.open(port, query, token(person));
    }

    private static Map<String, String> token(Person person) {
        return Map.of("Authorization", "Bearer " + person.token());
    }

    private static void flush(UserId... listening) {
        Running.PLATFORM.presence.flush(List.of(listening));
    }

    @Test
    void whoDoesSomethingOrListensIsOnline() {
        api.get(ada, "/api/feed");
        flush(UserId.parse(bob.id()).orElseThrow());

        Answer answer = ask(eve, ada, bob);
        assertThat(answer.status()).isEqualTo(200);
        for (int i = 0; i < 2; i++) {
            assertThat(answer.json().at("/items/" + i + "/online").asBoolean()).isTrue();
            assertThat(answer.json().at("/items/" + i + "/lastActiveAt").isNull()).isFalse();
        }
        assertThat(answer.text("items/0/userId")).isEqualTo(ada.id());
    }

    @Test
    void ofWhoHidesItNothingIsToldAndNothingIsKnown() {
        api.patch(ada, "/api/users/me", "{\"presenceHidden\":true}");
        assertThat(api.get(ada, "/api/users/me").json().at("/presenceHidden").asBoolean()).isTrue();
        assertThat(api.get(bob, "/api/users/" + ada.id()).json().has("presenceHidden")).isFalse();
        flush();
        hidden(ask(bob, ada));

        api.patch(ada, "/api/users/me", "{\"presenceHidden\":false}");
        // The request itself came from somebody who hid it.
        flush();
        hidden(ask(bob, ada));
        api.get(ada, "/api/feed");
        flush();
        assertThat(ask(bob, ada).json().at("/items/0/online").asBoolean()).isTrue();
    }

    private static void hidden(Answer answer) {
        assertThat(answer.json().at("/items/0/online").asBoolean()).isFalse();
        assertThat(answer.json().at("/items/0/lastActiveAt").isNull()).isTrue();
    }

    @Test
    void whoIsBlockedIsToldNothing() {
        api.get(ada, "/api/feed");
        flush();
        api.post(ada, "/api/users/" + eve.id() + "/block");
        assertThat(ask(eve, ada, bob).json().at("/items").size()).isOne();
        assertThat(ask(eve, ada).json().at("/items").size()).isZero();
    }

    @Test
    void whoWatchesIsToldHowItIsAndOfEachChange() {
        try (Socket socket = socket(eve, "?people=" + ada.id())) {
            await().until(() -> told(socket, ada).equals(List.of("false")));
            socket.send(
                    "{\"type\":\"subscribe\",\"topic\":\"presence\",\"ids\":[\"%s\"]}"
                            .formatted(bob.id()));
            await().until(() -> told(socket, bob).equals(List.of("false")));

            api.get(ada, "/api/feed");
            flush();
            await().until(() -> told(socket, ada).equals(List.of("false", "true")));
            api.patch(ada, "/api/users/me", "{\"presenceHidden\":true}");
            await().until(() -> told(socket, ada).equals(List.of("false", "true", "false")));
            assertThat(socket.events("presence").getLast().at("/data/lastActiveAt").isNull())
                    .isTrue();

            socket.send("{\"type\":\"unsubscribe\",\"topic\":\"presence\"}");
            await().until(() -> socket.ofType("unsubscribed").size() == 1);
            api.get(bob, "/api/feed");
            flush();
            try (Socket other = socket(eve, "?people=" + bob.id())) {
                await().until(() -> told(other, bob).equals(List.of("true")));
            }
            // What comes after it has come.
            socket.send(
                    "{\"type\":\"subscribe\",\"topic\":\"presence\",\"ids\":[\"%s\"]}"
                            .formatted(cleo.id()));
            await().until(() -> told(socket, cleo).equals(List.of("false")));
            assertThat(told(socket, bob)).containsExactly("false");
        }
    }

    @Test
    void whoMayNotSeeSomebodyIsNotTold() {
        api.post(ada, "/api/users/" + eve.id() + "/block");
        try (Socket socket =
                socket(eve, "?people=" + String.join(",", ada.id(), bob.id(), cleo.id()))) {
            await().until(() -> told(socket, bob).equals(List.of("false")));
            await().until(() -> told(socket, cleo).equals(List.of("false")));
            api.post(bob, "/api/users/" + eve.id() + "/block");
            api.get(ada, "/api/feed");
            flush();
            try (Socket other = socket(ada, "?people=" + bob.id())) {
                await().until(() -> told(other, bob).equals(List.of("true")));
            }
            // What comes after it has come.
            api.get(cleo, "/api/feed");
            flush();
            await().until(() -> told(socket, cleo).equals(List.of("false", "true")));
            assertThat(told(socket, ada)).isEmpty();
            assertThat(told(socket, bob)).containsExactly("false");
        }
        assertThat(Socket.refusal(port, "?people=ada", token(eve))).isEqualTo(422);
    }

    private static List<String> told(Socket socket, Person person) {
        return socket.events("presence").stream()
                .map(event -> event.at("/data"))
                .filter(data -> data.path("userId").asString("").equals(person.id()))
                .map(data -> data.path("online").asString())
                .toList();
    }

    @Test
    void idsAreCheckedAndCounted() {
        for (String wrong :
                List.of(
                        "",
                        "ada",
                        ada.id() + ",",
                        String.join(
                                ",", IntStream.range(0, 101).mapToObj(_ -> ada.id()).toList()))) {
            assertThat(api.get(bob, "/api/presence?ids=" + wrong).status()).isEqualTo(422);
        }
        assertThat(api.get(bob, "/api/presence").status()).isEqualTo(422);
    }
}
