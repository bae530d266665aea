package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

/** The paths of reels, likes and comments lead to the same posts, likes and replies. */
@Tag("engine")
final class ReelPathTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();
    private final Person bob = plaza.person();

    private String reel() {
        return reel(ada.upload("reel"));
    }

    private String reel(String key) {
        return ada.api()
                .post("/api/reels", Map.of("text", "watch", "mediaKeys", List.of(key)))
                .expect(201)
                .text("/id");
    }

    @Test
    void aReelIsAPostThatShowsSomething() {
        bob.follow(ada);
        ada.post("no picture");
        String key = ada.upload("reel");
        String reel = reel(key);

        Answer post = bob.see(reel).expect(200);

        assertThat(post.text("/media/0/key")).isEqualTo(key);
        assertThat(post.text("/media/0/url")).endsWith("/api/media/" + key);
        assertThat(bob.posts("/api/reels/user/" + ada.id())).containsExactly(reel);
        assertThat(bob.posts("/api/reels/user/" + ada.username())).containsExactly(reel);
        soon(() -> assertThat(bob.api().all("/api/reels/feed", "/post/id")).containsExactly(reel));
        Answer refused = ada.api().post("/api/reels", Map.of("text", "nothing")).expect(422);
        assertThat(refused.errorFields()).containsExactly("mediaKeys");
    }

    @Test
    void likesOfAReelAreLikesOfThePost() {
        String reel = reel();

        assertThat(bob.api().post("/api/likes/" + reel).expect(200).number("/counts/likes"))
                .isEqualTo(1);

        Answer likes = bob.api().get("/api/likes/" + reel).expect(200);
        assertThat(likes.number("/counts/likes")).isEqualTo(1);
        assertThat(likes.flag("/viewer/liked")).isTrue();
        assertThat(bob.see(reel).flag("/viewer/liked")).isTrue();
        assertThat(bob.api().delete("/api/likes/" + reel).expect(200).number("/counts/likes"))
                .isZero();
    }

    @Test
    void commentsAreReplies() {
        String reel = reel();
        String comment =
                bob.api()
                        .post("/api/comments", Map.of("postId", reel, "text", "nice"))
                        .expect(201)
                        .text("/id");
        String below =
                ada.api()
                        .post(
                                "/api/comments",
                                Map.of(
                                        "postId", reel,
                                        "parentCommentId", comment,
                                        "text", "thanks"))
                        .expect(201)
                        .text("/id");

        assertThat(bob.posts("/api/comments/" + reel)).containsExactly(comment);
        assertThat(bob.posts("/api/comments/" + comment)).containsExactly(below);
        assertThat(bob.posts("/api/posts/" + reel + "/replies")).containsExactly(comment);
        assertThat(bob.see(reel).number("/counts/replies")).isEqualTo(1);
        Answer refused = bob.api().post("/api/comments", Map.of("postId", "x")).expect(422);
        assertThat(refused.errorFields()).contains("postId");
        bob.api().post("/api/comments", Map.of("postId", reel)).expect(422);
    }
}
