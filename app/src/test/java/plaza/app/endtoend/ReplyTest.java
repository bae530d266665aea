package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plaza.app.testing.AbovePorts;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;

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
                IntStream.range(0, 7).mapToObj(i -> bob.reply(root, "reply " + i)).toList();

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

    /** Every way in which a reply goes out of a reader's sight. */
    private enum Loss {
        DELETED,
        AUTHOR_BLOCKS,
        READER_BLOCKS,
        AUTHOR_BECOMES_PRIVATE;

        void befall(Person author, Person reader, String post) {
            switch (this) {
                case DELETED -> author.api().delete("/api/posts/" + post).expect(204);
                case AUTHOR_BLOCKS -> author.block(reader);
                case READER_BLOCKS -> reader.block(author);
                case AUTHOR_BECOMES_PRIVATE -> author.hide(true);
            }
        }
    }

    /** Holds that this is the place of a post, and nothing more. */
    private static void isPlace(JsonNode entry, String post) {
        assertThat(entry.propertyNames()).containsExactlyInAnyOrder("id", "unavailable", "viewer");
        assertThat(entry.get("id").asString()).isEqualTo(post);
        assertThat(entry.get("unavailable").asBoolean()).isTrue();
    }

    @AbovePorts
    @ParameterizedTest
    @EnumSource
    void aReplyOutOfSightLeavesItsPlaceAboveItsAnswers(Loss loss) {
        String one = bob.reply(root, "1");
        Person carl = plaza.person();
        String lost = carl.reply(one, "1.1");
        String two = ada.reply(lost, "1.1.1");
        String three = bob.reply(two, "1.1.1.1");
        Person reader = plaza.person();
        loss.befall(carl, reader, lost);

        reader.see(lost).expect(404);
        assertThat(reader.posts("/api/posts/" + three + "/ancestors"))
                .containsExactly(root, one, lost, two);
        isPlace(reader.api().get("/api/posts/" + three + "/ancestors").items().get(2), lost);
        assertThat(reader.posts("/api/posts/" + one + "/replies")).containsExactly(lost);
        isPlace(reader.api().get("/api/posts/" + one + "/replies").items().get(0), lost);
        assertThat(reader.posts("/api/posts/" + lost + "/replies")).containsExactly(two);
    }

    @AbovePorts
    @ParameterizedTest
    @EnumSource
    void aReplyOutOfSightLeavesNoPlaceWhereNothingIsUnderIt(Loss loss) {
        Person carl = plaza.person();
        String alone = carl.reply(root, "alone");
        String answered = carl.reply(root, "answered");
        carl.reply(answered, "by the same");
        String elsewhere = bob.reply(root, "elsewhere");
        Person reader = plaza.person();
        for (JsonNode reply :
                List.copyOf(reader.api().all("/api/posts/" + answered + "/replies"))) {
            loss.befall(carl, reader, reply.get("id").asString());
        }
        loss.befall(carl, reader, alone);
        loss.befall(carl, reader, answered);

        assertThat(reader.posts("/api/posts/" + root + "/replies")).containsExactly(elsewhere);
        for (String hidden : List.of(alone, answered, "0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0")) {
            reader.api().get("/api/posts/" + hidden + "/replies").expect(404);
            reader.api().get("/api/comments/" + hidden).expect(404);
        }
    }

    @AbovePorts
    @ParameterizedTest
    @EnumSource
    void aRootPostOutOfSightLeavesItsThread(Loss loss) {
        Person carl = plaza.person();
        String lost = carl.post("root");
        String one = bob.reply(lost, "1");
        String two = ada.reply(one, "1.1");
        Person reader = plaza.person();
        loss.befall(carl, reader, lost);

        reader.see(lost).expect(404);
        assertThat(reader.posts("/api/posts/" + two + "/ancestors")).containsExactly(lost, one);
        isPlace(reader.api().get("/api/posts/" + two + "/ancestors").items().get(0), lost);
        assertThat(reader.posts("/api/posts/" + lost + "/replies")).containsExactly(one);
        assertThat(reader.posts("/api/comments/" + lost)).containsExactly(one);
    }

    @Test
    void aPlaceLeadsOverOthersToWhatIsDeepUnderIt() {
        Person carl = plaza.person();
        String one = carl.reply(root, "1");
        String two = bob.reply(one, "1.1");
        String three = ada.reply(two, "1.1.1");
        carl.api().delete("/api/posts/" + one).expect(204);
        Person reader = plaza.person().block(bob);

        assertThat(reader.posts("/api/posts/" + root + "/replies")).containsExactly(one);
        assertThat(reader.posts("/api/posts/" + one + "/replies")).containsExactly(two);
        assertThat(reader.posts("/api/posts/" + two + "/replies")).containsExactly(three);
    }

    @Test
    void whatAMutedPersonRepliedLeavesItsPlaceToo() {
        Person carl = plaza.person();
        String one = carl.reply(root, "1");
        carl.reply(root, "2");
        String two = ada.reply(one, "1.1");
        bob.mute(carl);

        assertThat(bob.posts("/api/posts/" + root + "/replies")).containsExactly(one);
        isPlace(bob.api().get("/api/posts/" + root + "/replies").items().get(0), one);
        assertThat(bob.posts("/api/posts/" + one + "/replies")).containsExactly(two);
    }

    @Test
    void aDeletedReplyIsNotCountedThoughItsPlaceIsListed() {
        String one = bob.reply(root, "1");
        String two = ada.reply(one, "1.1");

        bob.api().delete("/api/posts/" + one).expect(204);

        assertThat(replies(root)).isZero();
        assertThat(bob.posts("/api/posts/" + root + "/replies")).containsExactly(one);
        ada.api().delete("/api/posts/" + two).expect(204);
        assertThat(bob.posts("/api/posts/" + root + "/replies")).isEmpty();
    }

    @Test
    void aCommentComesWithItsNewestRepliesAndWhereTheyGoOn() {
        String one = bob.reply(root, "1");
        String two = bob.reply(root, "2");
        List<String> below = IntStream.range(0, 5).mapToObj(i -> ada.reply(one, "1." + i)).toList();
        String lost = ada.reply(two, "2.1");
        String deep = bob.reply(lost, "2.1.1");
        ada.api().delete("/api/posts/" + lost).expect(204);

        JsonNode comments = bob.api().get("/api/comments/" + root).expect(200).items();

        assertThat(ids(comments)).containsExactly(two, one);
        assertThat(comments.get(0).get("text").asString()).isEqualTo("2");
        isPlace(comments.at("/0/replies/items/0"), lost);
        assertThat(comments.at("/0/replies/nextCursor").isNull()).isTrue();
        assertThat(ids(comments.at("/1/replies/items")))
                .containsExactlyElementsOf(below.reversed().subList(0, 3));
        String cursor = comments.at("/1/replies/nextCursor").asString();
        assertThat(bob.posts("/api/comments/" + one + "?cursor=" + cursor))
                .containsExactly(below.get(1), below.get(0));
        JsonNode place = bob.api().get("/api/comments/" + two).expect(200).items().get(0);
        assertThat(place.get("unavailable").asBoolean()).isTrue();
        assertThat(ids(place.at("/replies/items"))).containsExactly(deep);
        bob.api().get("/api/comments/" + two + "?cursor=" + cursor).expect(400);
    }

    private static List<String> ids(JsonNode entries) {
        return entries.valueStream().map(entry -> entry.get("id").asString()).toList();
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
