package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;

/** What one did lately. */
@Tag("engine")
final class ActivityTest {
    private static final String PATH = "/api/users/me/activity";

    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();
    private final Person bob = plaza.person();

    private static List<String> acts(Answer page) {
        return page.items().valueStream().map(ActivityTest::act).toList();
    }

    private static String act(JsonNode item) {
        JsonNode about = item.get(item.get("post").isNull() ? "person" : "post");
        return item.get("type").asString() + " " + about.get("id").asString();
    }

    private static List<String> acts(Person person) {
        return acts(person.api().get(PATH).expect(200));
    }

    private void react(String post, String how) {
        ada.api().post("/api/posts/" + post + "/" + how).expect(200);
    }

    private void takeBack(String post, String how) {
        ada.api().delete("/api/posts/" + post + "/" + how).expect(200);
    }

    @Test
    void everythingThatOneDidIsThereLatestFirstForOneselfOnly() {
        String theirs = bob.post("look");
        String mine = ada.post("mine");
        react(theirs, "like");
        react(theirs, "repost");
        react(theirs, "bookmark");
        String reply = ada.reply(theirs, "indeed");
        ada.follow(bob);

        soon(
                () ->
                        assertThat(acts(ada))
                                .containsExactly(
                                        "follow " + bob.id(),
                                        "reply " + reply,
                                        "bookmark " + theirs,
                                        "repost " + theirs,
                                        "like " + theirs,
                                        "post " + mine));
        assertThat(acts(bob)).containsExactly("post " + theirs);
    }

    @Test
    void whatIsTakenBackIsThereNoMore() {
        String theirs = bob.post("look");
        String stays = ada.post("stays");
        String goes = ada.post("goes");
        String reply = ada.reply(theirs, "goes too");
        for (String how : List.of("like", "repost", "bookmark")) {
            react(theirs, how);
            takeBack(theirs, how);
        }
        ada.follow(bob).unfollow(bob);
        ada.api().delete("/api/posts/" + goes).expect(204);
        ada.api().delete("/api/posts/" + reply).expect(204);
        String last = ada.post("last");

        soon(() -> assertThat(acts(ada)).containsExactly("post " + last, "post " + stays));
    }

    @Test
    void ofWhatOneCannotSeeAnyMoreThePlaceIsThereAndWhoBlocksIsNot() {
        String theirs = bob.post("look");
        react(theirs, "like");
        ada.follow(bob);
        soon(() -> assertThat(acts(ada)).hasSize(2));

        bob.block(ada);

        soon(
                () -> {
                    JsonNode items = ada.api().get(PATH).expect(200).items();
                    assertThat(items).hasSize(1);
                    assertThat(items.get(0).at("/post/id").asString()).isEqualTo(theirs);
                    assertThat(items.get(0).at("/post/unavailable").asBoolean()).isTrue();
                });
        bob.unblock(ada);
        soon(() -> assertThat(acts(ada)).containsExactly("like " + theirs));
    }

    @Test
    void pagesHoldTogetherWhileOneGoesOn() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            expected.addFirst("post " + ada.post("one of some"));
        }
        soon(() -> assertThat(acts(ada)).isEqualTo(expected));

        Answer page = ada.api().get(PATH + "?limit=2").expect(200);
        List<String> found = new ArrayList<>(acts(page));
        // What the first page ended with goes, and something comes.
        ada.api().delete("/api/posts/" + page.items().get(1).at("/post/id").asString()).expect(204);
        String later = ada.post("later");
        soon(() -> assertThat(acts(ada)).startsWith("post " + later).hasSize(7));
        Optional<String> next = page.nextCursor();
        while (next.isPresent()) {
            page = ada.api().get(PATH + "?limit=2&cursor=" + next.orElseThrow()).expect(200);
            found.addAll(acts(page));
            next = page.nextCursor();
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        ada.post("one");
        ada.post("two");
        String other = ada.api().get(ada.path() + "/posts?limit=1").nextCursor().orElseThrow();
        ada.api().get(PATH + "?cursor=" + other).expect(400);
        plaza.nobody().get(PATH).expect(401);
    }
}
