package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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

    @Test
    void aPageOfReelsCarriesTheLatestCommentsOfEachWithTheirReplies() {
        bob.follow(ada);
        String quiet = reel();
        String reel = reel();
        List<String> comments = IntStream.range(0, 3).mapToObj(i -> bob.reply(reel, "c")).toList();
        String answered = comments.getLast();
        List<String> answers =
                IntStream.range(0, 4).mapToObj(i -> ada.reply(answered, "a")).toList();
        soon(
                () ->
                        assertThat(bob.api().all("/api/reels/feed", "/post/id"))
                                .containsExactly(reel, quiet));

        JsonNode feed = bob.api().get("/api/reels/feed?comments=2").expect(200).items();
        JsonNode list =
                bob.api().get("/api/reels/user/" + ada.id() + "?comments=2").expect(200).items();

        for (String pointer : List.of("/comments/items", "/comments/items/0/replies/items")) {
            assertThat(ids(feed.at("/0/post" + pointer))).isEqualTo(ids(list.at("/0" + pointer)));
        }
        assertThat(feed.at("/1/post/comments/items").isEmpty()).isTrue();
        assertThat(feed.at("/1/post/comments/nextCursor").isNull()).isTrue();
        JsonNode latest = list.at("/0/comments");
        assertThat(ids(latest.at("/items"))).containsExactly(answered, comments.get(1));
        assertThat(ids(latest.at("/items/0/replies/items")))
                .containsExactlyElementsOf(answers.reversed().subList(0, 3));
        assertThat(ids(latest.at("/items/1/replies/items"))).isEmpty();
        String cursor = latest.at("/nextCursor").asString();
        assertThat(bob.posts("/api/comments/" + reel + "?cursor=" + cursor))
                .containsExactly(comments.getFirst());
        String further = latest.at("/items/0/replies/nextCursor").asString();
        assertThat(bob.posts("/api/comments/" + answered + "?cursor=" + further))
                .containsExactly(answers.getFirst());
    }

    @Test
    void aReelThatIsReadWithItsCommentsIsThePostOtherwise() {
        String reel = reel();
        bob.reply(reel, "nice");
        String list = "/api/reels/user/" + ada.id();

        JsonNode plain = bob.api().get(list).expect(200).items().get(0);
        ObjectNode commented =
                (ObjectNode) bob.api().get(list + "?comments=1").expect(200).items().get(0);

        assertThat(plain.has("comments")).isFalse();
        assertThat(commented.remove("comments").at("/items")).hasSize(1);
        ((ObjectNode) plain.get("counts")).remove("impressions");
        ((ObjectNode) commented.get("counts")).remove("impressions");
        assertThat(commented).isEqualTo(plain);
    }

    @Test
    void commentsThatTheReaderMayNotSeeDoNotComeWithReels() {
        Person hidden = plaza.person();
        Person muted = plaza.person();
        String reel = reel();
        String comment = ada.reply(reel, "comment");
        String answer = ada.reply(comment, "answer");
        for (Person person : List.of(hidden, muted)) {
            for (int i = 0; i < 3; i++) {
                person.reply(reel, "unseen");
                person.reply(comment, "unseen");
            }
        }
        String deleted = ada.reply(reel, "taken back");
        ada.api().delete("/api/posts/" + deleted).expect(204);
        hidden.block(bob);
        bob.mute(muted);

        JsonNode latest =
                bob.api()
                        .get("/api/reels/user/" + ada.id() + "?comments=1")
                        .expect(200)
                        .items()
                        .at("/0/comments");

        assertThat(ids(latest.at("/items"))).containsExactly(comment);
        assertThat(latest.at("/nextCursor").isNull()).isTrue();
        assertThat(ids(latest.at("/items/0/replies/items"))).containsExactly(answer);
        assertThat(latest.at("/items/0/replies/nextCursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "-1", "99999999999", "some"})
    void moreThanTenCommentsOrNoNumberOfThemAreRefused(String count) {
        for (String list : List.of("/api/reels/feed", "/api/reels/user/" + ada.id())) {
            Answer refused = bob.api().get(list + "?comments=" + count).expect(422);
            assertThat(refused.errorFields()).containsExactly("comments");
        }
    }

    private static List<String> ids(JsonNode entries) {
        return entries.valueStream().map(entry -> entry.get("id").asString()).toList();
    }
}
