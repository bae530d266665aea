package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

@Tag("engine")
final class ReplyTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();
    private final Person bob = plaza.person();
    private final String root = ada.post("root");

    private long replies(String post) {
        return bob.see(post).expect(200).number("/counts/replies");
    }

    @Test
    void eachLevelOfTheTreeIsReadFromEitherEnd() {
        String one = bob.reply(root, "1");
        String two = ada.reply(root, "2");
        String three = bob.reply(root, "3");
        String below = ada.reply(one, "1.1");

        assertThat(bob.posts("/api/posts/" + root + "/replies")).containsExactly(three, two, one);
        assertThat(bob.posts("/api/posts/" + root + "/replies?order=oldest"))
                .containsExactly(one, two, three);
        assertThat(bob.posts("/api/posts/" + one + "/replies")).containsExactly(below);
        assertThat(replies(root)).isEqualTo(3);
        assertThat(replies(one)).isEqualTo(1);
        assertThat(bob.see(below).text("/replyTo")).isEqualTo(one);
        bob.api().get("/api/posts/" + root + "/replies?order=loudest").expect(422);
    }

    @Test
    void aLevelIsPagedInBothOrders() {
        List<String> all =
                java.util.stream.IntStream.range(0, 7)
                        .mapToObj(i -> bob.reply(root, "reply " + i))
                        .toList();

        assertThat(
                        bob.api().all("/api/posts/" + root + "/replies?order=oldest", 3).stream()
                                .map(post -> post.get("id").asString()))
                .containsExactlyElementsOf(all);
        assertThat(
                        bob.api().all("/api/posts/" + root + "/replies?order=newest", 3).stream()
                                .map(post -> post.get("id").asString()))
                .containsExactlyElementsOf(all.reversed());
    }

    @Test
    void theAncestorsLeadFromTheRootToTheNearest() {
        String one = bob.reply(root, "1");
        String two = ada.reply(one, "1.1");
        String three = bob.reply(two, "1.1.1");

        assertThat(bob.posts("/api/posts/" + three + "/ancestors")).containsExactly(root, one, two);
        assertThat(bob.posts("/api/posts/" + one + "/ancestors")).containsExactly(root);
        assertThat(bob.posts("/api/posts/" + root + "/ancestors")).isEmpty();
    }

    @Test
    void aDeletedReplyLeavesItsAnswersAndIsNoLongerCounted() {
        String one = bob.reply(root, "1");
        String two = ada.reply(one, "1.1");

        bob.api().delete("/api/posts/" + one).expect(204);

        assertThat(replies(root)).isZero();
        assertThat(bob.posts("/api/posts/" + root + "/replies")).isEmpty();
        assertThat(ada.sees(two)).isTrue();
        assertThat(ada.posts("/api/posts/" + two + "/ancestors")).doesNotContain(one);
    }

    @Test
    void repliesAreInNoListOfPostsAndNoFeed() {
        Person follower = plaza.person().follow(bob);
        String post = bob.post("a post");
        String reply = bob.reply(root, "a reply");

        soon(() -> assertThat(follower.feed()).containsExactly(post));

        assertThat(ada.posts(bob.path() + "/posts")).containsExactly(post);
        assertThat(ada.sees(reply)).isTrue();
    }

    @Test
    void repliesAreLikedRepostedEditedAndQuotedAsPostsAre() {
        String reply = bob.reply(root, "answer");

        ada.api().post("/api/posts/" + reply + "/like").expect(200);
        ada.api().post("/api/posts/" + reply + "/repost").expect(200);
        ada.api().post("/api/posts/" + reply + "/bookmark").expect(200);
        bob.api().patch("/api/posts/" + reply, Map.of("text", "better answer")).expect(200);
        ada.publish(Map.of("text", "hear", "quoteOf", reply));

        var seen = ada.see(reply).expect(200);
        assertThat(seen.number("/counts/likes")).isEqualTo(1);
        assertThat(seen.number("/counts/reposts")).isEqualTo(1);
        assertThat(seen.flag("/viewer/bookmarked")).isTrue();
        assertThat(seen.text("/text")).isEqualTo("better answer");
        assertThat(ada.api().get("/api/posts/" + reply + "/history").items().size()).isEqualTo(2);
        assertThat(ada.posts("/api/users/me/likes")).containsExactly(reply);
    }

    @Test
    void onlyAPostThatOneSeesIsAnswered() {
        String hidden = ada.post("mine", "private");
        for (String wrong : List.of(hidden, "0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0", "x", "")) {
            var answer = bob.api().post("/api/posts", Map.of("text", "so?", "replyTo", wrong));
            assertThat(answer.expect(422).errorFields()).containsExactly("replyTo");
        }
    }
}
