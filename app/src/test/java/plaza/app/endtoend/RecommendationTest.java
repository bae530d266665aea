package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;

/** Recommendations, of which others that rise may be among the ones looked for. */
@Tag("engine")
final class RecommendationTest {
    private static final String PATH = "/api/recommendations";

    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();
    private final Person bob = plaza.person();
    private final Person eve = plaza.person();

    private static Answer first(Person viewer, int limit) {
        return viewer.api().get(PATH + "?limit=" + limit).expect(200);
    }

    private static List<JsonNode> by(Person author, Answer answer) {
        return answer.items()
                .valueStream()
                .filter(each -> each.at("/post/author/id").asString().equals(author.id()))
                .toList();
    }

    private static List<String> ids(List<JsonNode> found) {
        return found.stream().map(each -> each.at("/post/id").asString()).toList();
    }

    private static Answer next(Person viewer, Answer page, int limit) {
        return viewer.api()
                .get(PATH + "?limit=" + limit + "&cursor=" + page.nextCursor().orElseThrow())
                .expect(200);
    }

    /** All that follows a page, with it. */
    private static List<JsonNode> allFrom(Person viewer, Answer page, int limit, Person author) {
        List<JsonNode> all = new ArrayList<>(by(author, page));
        Answer following = page;
        while (following.nextCursor().isPresent()) {
            following = next(viewer, following, limit);
            all.addAll(by(author, following));
        }
        return all;
    }

    private void friendsOfFriends() {
        ada.follow(bob);
        bob.follow(eve);
    }

    private static void like(Person person, String post) {
        person.api().post("/api/posts/" + post + "/like").expect(200);
    }

    private static List<String> reasons(JsonNode recommendation) {
        return recommendation
                .get("reasons")
                .valueStream()
                .map(
                        reason ->
                                reason.get("type").asString()
                                        + reason.get("people")
                                                .valueStream()
                                                .map(each -> " " + each.get("id").asString())
                                                .toList()
                                        + reason.get("hashtag").asString(""))
                .toList();
    }

    @Test
    void postsComeWithReasonsAndOnce() {
        friendsOfFriends();
        Person similar = plaza.person();
        String tag = "r" + Person.freshName();
        ada.post("mine #" + tag);
        String post = eve.post("look #" + tag);
        like(bob, post);
        String both = bob.post("both like it");
        like(ada, both);
        like(similar, both);
        like(similar, post);

        List<JsonNode> found = by(eve, first(ada, 100));
        assertThat(ids(found)).containsExactly(post);
        assertThat(reasons(found.getFirst()))
                .containsExactlyInAnyOrder(
                        "liked_by_followed[ " + bob.id() + "]",
                        "followed_by_followed[ " + bob.id() + "]",
                        "liked_by_similar[ " + similar.id() + "]",
                        "hashtag[]" + tag);
        assertThat(by(eve, first(ada, 100))).isEmpty();
        assertThat(by(bob, first(ada, 100))).isEmpty();
    }

    @Test
    void whatOneHasTakenUpIsNotRecommended() {
        friendsOfFriends();
        String fresh = eve.post("fresh");
        like(ada, eve.post("liked"));
        ada.api().post("/api/posts/" + eve.post("passed on") + "/repost").expect(200);
        ada.reply(eve.post("answered"), "indeed");
        assertThat(ids(by(eve, first(ada, 100)))).containsExactly(fresh);
    }

    @Test
    void pagesStandStillWhileOthersWrite() {
        friendsOfFriends();
        List<String> posts = Stream.generate(() -> eve.post("one of some")).limit(7).toList();
        Answer page = first(ada, 2);
        Answer second = next(ada, page, 2);

        String later = eve.post("later");
        Stream.concat(Stream.of(later), posts.stream()).forEach(post -> like(bob, post));

        assertThat(ids(by(eve, next(ada, page, 2)))).isEqualTo(ids(by(eve, second)));
        assertThat(ids(allFrom(ada, page, 2, eve))).containsExactlyInAnyOrderElementsOf(posts);
        assertThat(ids(by(eve, first(ada, 100)))).containsExactly(later);
    }

    @Test
    void whoIsHiddenByThenIsOnNoFurtherPage() {
        friendsOfFriends();
        Person fay = plaza.person();
        Person gus = plaza.person();
        bob.follow(fay).follow(gus);
        for (int i = 0; i < 3; i++) {
            eve.post("theirs");
            fay.post("hers");
            gus.post("his");
        }
        Answer page = first(ada, 1);
        eve.block(ada);
        ada.mute(fay);
        gus.hide(true);

        List<JsonNode> rest = new ArrayList<>();
        for (Person author : List.of(eve, fay, gus)) {
            rest.addAll(allFrom(ada, next(ada, page, 1), 1, author));
        }
        assertThat(rest).isEmpty();
    }

    @Test
    void whoIsHiddenByThenIsNoReason() {
        Person fay = plaza.person();
        ada.follow(bob).follow(fay);
        String byBob = eve.post("bob likes it");
        String byBoth = eve.post("both like it");
        like(bob, byBob);
        like(bob, byBoth);
        like(fay, byBoth);
        Person other = plaza.person();
        String before = other.post("before them");
        for (int i = 0; i < 3; i++) {
            like(plaza.person(), before);
        }
        like(bob, before);
        like(fay, before);
        Answer page = first(ada, 1);
        assertThat(ids(by(other, page))).containsExactly(before);
        bob.block(ada);

        List<JsonNode> rest = allFrom(ada, next(ada, page, 1), 1, eve);
        assertThat(ids(rest)).containsExactly(byBoth);
        assertThat(reasons(rest.getFirst()))
                .containsExactly("liked_by_followed[ " + fay.id() + "]");
    }

    @Test
    void newcomersAreToldWhatRises() {
        String post = eve.post("look at this");
        for (int i = 0; i < 3; i++) {
            like(plaza.person(), post);
        }
        soon(
                () -> {
                    List<JsonNode> found = by(eve, first(plaza.person(), 100));
                    assertThat(ids(found)).containsExactly(post);
                    assertThat(reasons(found.getFirst())).containsExactly("trending[]");
                });
    }

    @Test
    void onlyMembersAreRecommendedAnything() {
        plaza.nobody().get(PATH).expect(401);
        ada.api().get(PATH + "?limit=0").expect(422);
        ada.api().get(PATH + "?cursor=nothing").expect(400);
    }
}
