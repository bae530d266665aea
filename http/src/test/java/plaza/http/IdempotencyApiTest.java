package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;

class IdempotencyApiTest {
    private final Api api = Running.API;
    private final Person person = api.register();

    private Answer send(Person sender, String path, String key, String body) {
        return api.send(
                api.request(path, sender.token())
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    @Test
    void theSameKeyGivesTheFirstAnswerAgain() {
        Answer first = send(person, "/api/posts", "k1", "{\"text\":\"once\"}");
        Answer again = send(person, "/api/posts", "k1", "{ \"text\" : \"once\" }");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Content-Type")).isEqualTo("application/json");
        assertThat(api.get(person, "/api/users/me/posts").json().at("/items").size()).isEqualTo(1);
    }

    @Test
    void theSameKeyForAnotherRequestIs422() {
        send(person, "/api/posts", "k2", "{\"text\":\"once\"}");
        Answer other = send(person, "/api/posts", "k2", "{\"text\":\"twice\"}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("errors/0/field")).isEqualTo("Idempotency-Key");
    }

    @Test
    void keysOfDifferentPeopleAreDifferent() {
        Person other = api.register();
        String first = send(person, "/api/posts", "k3", "{\"text\":\"a\"}").text("id");
        String second = send(other, "/api/posts", "k3", "{\"text\":\"a\"}").text("id");
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void aRequestThatWasRefusedMayBeCorrected() {
        assertThat(send(person, "/api/posts", "k4", "{\"text\":\"\"}").status()).isEqualTo(422);
        Answer corrected = send(person, "/api/posts", "k4", "{\"text\":\"corrected\"}");
        assertThat(corrected.status()).isEqualTo(201);
        Answer again = send(person, "/api/posts", "k4", "{\"text\":\"corrected\"}");
        assertThat(again.text("id")).isEqualTo(corrected.text("id"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(send(person, "/api/posts", "k4", "{\"text\":\"\"}").status()).isEqualTo(422);
    }

    @Test
    void aPaymentThatWasRefusedMayBeCorrectedAndIsMadeOnce() {
        String wrong = "{\"amount\":\"0.01\",\"currency\":\"USD\",\"method\":\"ok\"}";
        String right = "{\"amount\":\"10.00\",\"currency\":\"USD\",\"method\":\"ok\"}";
        assertThat(send(person, "/api/wallet/topups", "k6", wrong).status()).isEqualTo(422);
        for (int i = 0; i < 3; i++) {
            assertThat(send(person, "/api/wallet/topups", "k6", right).status()).isEqualTo(201);
        }
        assertThat(send(person, "/api/wallet/topups", "k6", wrong).status()).isEqualTo(422);
        assertThat(api.get(person, "/api/wallet").text("balance")).isEqualTo("10.00");
    }

    @Test
    void commentsTakeKeysToo() {
        String post = api.publish(person, "root");
        String body = "{\"postId\":\"" + post + "\",\"text\":\"reply\"}";
        String first = send(person, "/api/comments", "k5", body).text("id");
        assertThat(send(person, "/api/comments", "k5", body).text("id")).isEqualTo(first);
        assertThat(send(person, "/api/posts", "k5", "{\"text\":\"reply\"}").status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "caf\u00e9"})
    @SuppressWarnings("StringConcatToTextBlock") // lines end with CR LF
    void aKeyOfOtherCharactersIs422(String key) {
        RawAnswer answer =
                RawAnswer.to(
                        Running.PLATFORM.server.port(),
                        ("POST /api/posts HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                        + "Authorization: Bearer %s\r\nIdempotency-Key: %s\r\n"
                                        + "Content-Type: application/json\r\n"
                                        + "Content-Length: 12\r\n\r\n{\"text\":\"a\"}")
                                .formatted(person.token(), key));
        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void aKeyMayHave255Characters() {
        String key = "k".repeat(255);
        assertThat(send(person, "/api/posts", key, "{\"text\":\"a\"}").status()).isEqualTo(201);
        assertThat(send(person, "/api/posts", key + "k", "{\"text\":\"a\"}").status())
                .isEqualTo(422);
    }
}
