package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

@Tag("engine")
final class IdempotencyTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();

    private static Answer post(Person person, String key, String text) {
        return person.api()
                .post("/api/posts", Map.of("text", text), Map.of("Idempotency-Key", key));
    }

    @Test
    void theSameRequestAgainGetsTheFirstAnswer() {
        String key = UUID.randomUUID().toString();

        Answer first = post(ada, key, "once").expect(201);
        Answer again = post(ada, key, "once").expect(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(ada.posts("/api/users/me/posts")).containsExactly(first.text("/id"));
    }

    @Test
    void whatWasMadeIsAnsweredAsItIsNow() {
        String key = UUID.randomUUID().toString();
        Answer first = post(ada, key, "once").expect(201);
        String id = first.text("/id");
        ada.api().patch("/api/posts/" + id, Map.of("text", "twice")).expect(200);

        Answer again = post(ada, key, "once").expect(201);
        assertThat(again.text("/id")).isEqualTo(id);
        assertThat(again.text("/text")).isEqualTo("twice");
        ada.api().delete("/api/posts/" + id).expect(204);
        post(ada, key, "once").expect(409);
        assertThat(ada.posts("/api/users/me/posts")).isEmpty();
    }

    @Test
    void aKeyThatWasUsedForSomethingElseIsRefused() {
        String key = UUID.randomUUID().toString();
        Answer first = post(ada, key, "this").expect(201);

        assertThat(post(ada, key, "that").expect(422).errorFields())
                .containsExactly("Idempotency-Key");
        assertThat(
                        ada.api()
                                .post(
                                        "/api/comments",
                                        Map.of("postId", first.text("/id"), "text", "this"),
                                        Map.of("Idempotency-Key", key))
                                .expect(422)
                                .errorFields())
                .containsExactly("Idempotency-Key");
    }

    @Test
    void aKeyWhoseRequestWasRefusedMayBeUsedForTheCorrectedOne() {
        String key = UUID.randomUUID().toString();
        post(ada, key, "").expect(422);

        Answer corrected = post(ada, key, "corrected").expect(201);

        assertThat(post(ada, key, "corrected").expect(201).body()).isEqualTo(corrected.body());
        assertThat(post(ada, key, "").expect(422).errorFields()).containsExactly("Idempotency-Key");
        assertThat(ada.posts("/api/users/me/posts")).containsExactly(corrected.text("/id"));
    }

    @Test
    void everybodyHasTheirOwnKeys() {
        String key = UUID.randomUUID().toString();
        Person bob = plaza.person();

        Answer one = post(ada, key, "mine").expect(201);
        Answer other = post(bob, key, "yours").expect(201);

        assertThat(other.text("/id")).isNotEqualTo(one.text("/id"));
        assertThat(other.text("/author/id")).isEqualTo(bob.id());
    }

    @Test
    void manyAtTheSameTimeMakeOnePost() throws Exception {
        String key = UUID.randomUUID().toString();

        List<Answer> answers = Together.run(12, i -> post(ada, key, "only one").expect(201));

        assertThat(new HashSet<>(answers.stream().map(answer -> answer.text("/id")).toList()))
                .hasSize(1);
        assertThat(ada.posts("/api/users/me/posts")).hasSize(1);
    }

    @Test
    void commentsAndReelsHaveKeysToo() {
        String post = ada.post("to comment on");
        String media = ada.upload("reel");
        for (int i = 0; i < 2; i++) {
            ada.api()
                    .post(
                            "/api/comments",
                            Map.of("postId", post, "text", "once"),
                            Map.of("Idempotency-Key", "comment"))
                    .expect(201);
            ada.api()
                    .post(
                            "/api/reels",
                            Map.of("mediaKeys", List.of(media)),
                            Map.of("Idempotency-Key", "reel"))
                    .expect(201);
        }

        assertThat(ada.posts("/api/comments/" + post)).hasSize(1);
        assertThat(ada.posts("/api/reels/user/me")).hasSize(1);
    }

    @Test
    void keysAreVisibleAsciiOfBoundedLength() {
        post(ada, "k".repeat(255), "longest").expect(201);
        for (String wrong : List.of("k".repeat(256), "two words")) {
            Answer answer = post(ada, wrong, "wrong");
            assertThat(answer.status()).isIn(400, 422);
        }
    }

    @Test
    void aRefusedRequestMayBeMendedUnderItsKey() {
        String key = UUID.randomUUID().toString();
        post(ada, key, " ").expect(422);

        Answer again = post(ada, key, " ");

        assertThat(again.status()).isEqualTo(422);
        assertThat(ada.posts("/api/users/me/posts")).isEmpty();
    }
}
