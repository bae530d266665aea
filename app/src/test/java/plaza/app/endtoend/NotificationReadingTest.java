package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.endtoend.Told.LIST;
import static plaza.app.endtoend.Told.id;
import static plaza.app.endtoend.Told.like;
import static plaza.app.endtoend.Told.read;
import static plaza.app.endtoend.Told.summaries;
import static plaza.app.endtoend.Told.told;
import static plaza.app.endtoend.Told.unlike;
import static plaza.app.endtoend.Told.unread;
import static plaza.app.testing.Eventually.soon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;

/** Reading notifications, page by page, marking them as read, and saying which ones one wants. */
@Tag("engine")
final class NotificationReadingTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();
    private final Person bob = plaza.person();
    private final Person cem = plaza.person();

    @Test
    void aLikeThatIsRepeatedIsToldOnceAndStaysRead() {
        String post = ada.post("hello");
        like(bob, post);
        told(ada, bob.username() + " liked your post");
        assertThat(read(ada, null).expect(200).body()).isEqualTo(unread(0));

        unlike(bob, post);
        told(ada);
        like(bob, post);
        told(ada, bob.username() + " liked your post");

        assertThat(unread(ada)).isEqualTo(unread(0));
        assertThat(ada.api().get(LIST).flag("/items/0/read")).isTrue();
    }

    @Test
    void readIsUpToAndIncludingOneAndNeverGoesBack() {
        for (int i = 0; i < 4; i++) {
            bob.post(i + " @" + ada.username());
        }
        soon(() -> assertThat(summaries(ada)).hasSize(4));
        assertThat(unread(ada)).isEqualTo(unread(4));
        String second = id(ada, 1);

        for (int i = 0; i < 2; i++) {
            assertThat(read(ada, second).expect(200).body()).isEqualTo(unread(1));
        }
        assertThat(ada.api().all(LIST))
                .extracting(item -> item.get("read").asBoolean())
                .containsExactly(false, true, true, true);
        assertThat(read(ada, id(ada, 3)).expect(200).body()).isEqualTo(unread(1));
        assertThat(read(ada, null).expect(200).body()).isEqualTo(unread(0));
        bob.post("once more @" + ada.username());
        soon(() -> assertThat(unread(ada)).isEqualTo(unread(1)));
    }

    @Test
    void onlyOnesOwnNotificationsCanBeRead() {
        bob.post("@" + ada.username() + " @" + cem.username());
        soon(() -> assertThat(summaries(ada)).hasSize(1));
        soon(() -> assertThat(summaries(cem)).hasSize(1));

        read(cem, id(ada, 0)).expect(404);
        read(cem, "0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0").expect(404);
        read(cem, "nonsense").expect(404);
        assertThat(unread(ada)).isEqualTo(unread(1));
        assertThat(unread(cem)).isEqualTo(unread(1));
        cem.api().post(LIST + "/read", Map.of("upTo", 5)).expect(422);
        cem.api().post(LIST + "/read", Map.of("upto", "x")).expect(422);
        for (String path : List.of("", "/unread", "/preferences")) {
            plaza.nobody().get(LIST + path).expect(401);
        }
        plaza.nobody().post(LIST + "/read", Map.of()).expect(401);
        plaza.nobody().patch(LIST + "/preferences", Map.of("like", false)).expect(401);
    }

    /** Ids of groups can be computed by whoever knows what they are about. */
    @Test
    void whetherThereWasOneThatTheListDoesNotShowIsNotTold() {
        String post = ada.post("hello");
        like(bob, post);
        told(ada, bob.username() + " liked your post");
        String group = id(ada, 0);
        unlike(bob, post);
        told(ada);
        read(ada, group).expect(404);

        like(bob, post);
        told(ada, bob.username() + " liked your post");
        bob.block(ada);
        told(ada);
        read(ada, group).expect(404);
        bob.unblock(ada);
        ada.mute(bob);
        read(ada, group).expect(404);
        ada.unmute(bob);
        read(ada, group).expect(200);

        bob.post("@" + ada.username());
        soon(() -> assertThat(summaries(ada)).hasSize(2));
        String mention = id(ada, 0);
        bob.hide(true);
        told(ada, bob.username() + " liked your post");
        read(ada, mention).expect(404);
    }

    @Test
    void whatSomebodyDoesNotWantIsNotMade() {
        String preferences = LIST + "/preferences";
        Answer before = ada.api().get(preferences).expect(200);
        assertThat(before.json().properties()).hasSize(10);
        assertThat(before.json().valueStream()).allMatch(JsonNode::asBoolean);

        Answer after =
                ada.api()
                        .patch(preferences, Map.of("like", false, "mention", false, "chat", true))
                        .expect(200);
        assertThat(after.flag("/like")).isFalse();
        assertThat(after.flag("/mention")).isFalse();
        assertThat(after.flag("/reply")).isTrue();
        String post = ada.post("hello");
        like(bob, post);
        bob.post("@" + ada.username());
        bob.reply(post, "hello @" + ada.username());
        told(ada, bob.username() + " replied to your post");

        ada.api().patch(preferences, Map.of("like", true)).expect(200);
        assertThat(ada.api().get(preferences).json()).isNotEqualTo(before.json());
        like(cem, post);
        told(ada, cem.username() + " liked your post", bob.username() + " replied to your post");
        ada.api().patch(preferences, Map.of("like", "no")).expect(422);
        ada.api().patch(preferences, Map.of("likes", false)).expect(422);
        assertThat(bob.api().get(preferences).json()).isEqualTo(before.json());
    }

    @Test
    void pagesStayInPlaceWhileMoreComesIn() {
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            posts.addFirst(bob.post(i + " @" + ada.username()));
        }
        soon(() -> assertThat(summaries(ada)).hasSize(9));
        List<String> seen = new ArrayList<>();
        String target = LIST + "?limit=2";
        Answer page = ada.api().get(target).expect(200);
        int more = 0;
        while (true) {
            page.items().forEach(item -> seen.add(item.at("/post/id").asString()));
            if (page.nextCursor().isEmpty()) {
                break;
            }
            int expected = 10 + more++;
            cem.post(more + " @" + ada.username());
            soon(() -> assertThat(summaries(ada)).hasSize(expected));
            page = ada.api().get(target + "&cursor=" + page.nextCursor().get()).expect(200);
        }

        assertThat(seen).containsExactlyElementsOf(posts);
        assertThat(ada.api().all(LIST, 1)).isEqualTo(ada.api().all(LIST));
        String cursor = ada.api().get(target).nextCursor().orElseThrow();
        bob.api().get(target + "&cursor=" + cursor).expect(400);
    }

    @Test
    void thereIsNothingToTellAtFirst() {
        assertThat(ada.api().get(LIST).expect(200).items()).isEmpty();
        assertThat(unread(ada)).isEqualTo(unread(0));
        assertThat(read(ada, null).expect(200).body()).isEqualTo(unread(0));
    }
}
