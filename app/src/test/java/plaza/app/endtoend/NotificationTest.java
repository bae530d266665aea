package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.endtoend.Told.LIST;
import static plaza.app.endtoend.Told.like;
import static plaza.app.endtoend.Told.read;
import static plaza.app.endtoend.Told.summaries;
import static plaza.app.endtoend.Told.told;
import static plaza.app.endtoend.Told.unlike;
import static plaza.app.endtoend.Told.unread;
import static plaza.app.testing.Eventually.soon;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;

/**
 * What people are told. Where somebody must not be told, somebody else does something afterwards:
 * when that is there, what was before it has been dealt with.
 */
@Tag("engine")
final class NotificationTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();
    private final Person bob = plaza.person();
    private final Person cem = plaza.person();

    @Test
    void everyTypeIsTold() {
        String post = ada.post("what I did today");
        like(bob, post);
        told(ada, bob.username() + " liked your post");
        bob.api().post("/api/posts/" + post + "/repost").expect(200);
        bob.follow(ada);
        String mention = bob.post("hello @" + ada.username());
        String reply = bob.reply(post, "well done @" + ada.username());
        String quote = bob.publish(Map.of("text", "read this", "quoteOf", post));

        String who = bob.username();
        told(
                ada,
                who + " quoted your post",
                who + " replied to your post",
                who + " mentioned you",
                who + " followed you",
                who + " reposted your post",
                who + " liked your post");
        List<JsonNode> items = ada.api().all(LIST);
        assertThat(items)
                .extracting(item -> item.get("type").asString())
                .containsExactly("quote", "reply", "mention", "follow", "repost", "like");
        assertThat(items)
                .extracting(item -> item.at("/post/id").asString(""))
                .containsExactly(quote, reply, mention, "", post, post);
        assertThat(items.getLast().at("/post/text").asString()).isEqualTo("what I did today");
        for (JsonNode item : items) {
            assertThat(item.get("actorCount").asLong()).isEqualTo(1);
            assertThat(item.get("read").asBoolean()).isFalse();
            assertThat(item.at("/actors/0/id").asString()).isEqualTo(bob.id());
            assertThat(item.at("/actors/0/username").asString()).isEqualTo(who);
        }
        assertThat(summaries(bob)).isEmpty();
    }

    @Test
    void aRequestToFollowTurnsIntoAFollow() {
        ada.hide(true);
        bob.follow(ada);
        cem.follow(ada);
        told(ada, cem.username() + " asked to follow you", bob.username() + " asked to follow you");

        String requests = "/api/users/me/follow-requests/";
        ada.api().post(requests + bob.id() + "/accept").expect(204);
        ada.api().post(requests + cem.id() + "/reject").expect(204);

        told(ada, bob.username() + " followed you");
        bob.unfollow(ada);
        told(ada);
    }

    @Test
    void likesOfOnePostAreOneNotificationWithItsLatestPeople() {
        String post = ada.post("hello");
        List<Person> people = Stream.generate(plaza::person).limit(5).toList();
        people.forEach(person -> like(person, post));
        like(bob, ada.post("another"));

        String last = people.getLast().username();
        told(ada, bob.username() + " liked your post", last + " and 4 others liked your post");

        JsonNode group = ada.api().all(LIST).getLast();
        assertThat(group.get("actorCount").asLong()).isEqualTo(5);
        assertThat(group.get("actors").valueStream())
                .extracting(actor -> actor.get("id").asString())
                .containsExactly(people.get(4).id(), people.get(3).id(), people.get(2).id());
        unlike(people.get(4), post);
        unlike(people.get(0), post);
        told(
                ada,
                bob.username() + " liked your post",
                people.get(3).username() + " and 2 others liked your post");
    }

    @Test
    void whoIsBlockedOrMutedIsHiddenAtOnceAndCountedNoMore() {
        String post = ada.post("hello");
        like(bob, post);
        like(cem, post);
        bob.follow(ada);
        told(
                ada,
                bob.username() + " followed you",
                cem.username() + " and " + bob.username() + " liked your post");
        assertThat(unread(ada)).isEqualTo(unread(2));

        bob.block(ada);
        assertThat(summaries(ada)).containsExactly(cem.username() + " liked your post");
        assertThat(unread(ada)).isEqualTo(unread(1));
        ada.mute(cem);
        assertThat(summaries(ada)).isEmpty();
        assertThat(unread(ada)).isEqualTo(unread(0));

        bob.unblock(ada);
        ada.unmute(cem);
        // The block ended the follow.
        told(ada, cem.username() + " and " + bob.username() + " liked your post");
    }

    @Test
    void nobodyIsToldOfWhatBlockedAndMutedPeopleDo() {
        Person dan = plaza.person();
        String post = ada.post("hello");
        ada.mute(bob);
        like(bob, post);
        bob.reply(post, "@" + ada.username());
        cem.block(ada);
        cem.post("about @" + ada.username());
        ada.block(dan);
        dan.post("to @" + ada.username());
        Person eva = plaza.person();
        like(eva, post);

        told(ada, eva.username() + " liked your post");
        ada.unmute(bob);
        cem.unblock(ada);
        ada.unblock(dan);
        assertThat(summaries(ada)).containsExactly(eva.username() + " liked your post");
    }

    @Test
    void nobodyIsToldOfTheirOwnActs() {
        String post = ada.post("to myself, @" + ada.username());
        like(ada, post);
        ada.api().post("/api/posts/" + post + "/repost").expect(200);
        ada.reply(post, "indeed");
        ada.publish(Map.of("text", "again", "quoteOf", post));
        like(bob, post);

        told(ada, bob.username() + " liked your post");
    }

    @Test
    void nobodyIsToldOfPostsThatTheyMayNotSee() {
        bob.post("a secret about @" + ada.username(), "private");
        bob.post("for friends of @" + ada.username(), "followers");
        cem.follow(bob);
        soon(() -> assertThat(summaries(bob)).hasSize(1));
        bob.post("dear @" + cem.username() + " and @" + ada.username(), "followers");
        Person dan = plaza.person().hide(true);
        dan.post("hidden @" + ada.username());
        String open = cem.post("open @" + ada.username());

        told(ada, cem.username() + " mentioned you");
        told(cem, bob.username() + " mentioned you");
        cem.hide(true);
        assertThat(summaries(ada)).isEmpty();
        assertThat(ada.sees(open)).isFalse();
    }

    @Test
    void aDeletedPostTakesItsNotificationsAway() {
        String post = ada.post("hello @" + cem.username());
        like(bob, post);
        String reply = bob.reply(post, "hello");
        like(cem, reply);
        told(ada, bob.username() + " replied to your post", bob.username() + " liked your post");
        told(bob, cem.username() + " liked your post");
        told(cem, ada.username() + " mentioned you");

        ada.api().delete("/api/posts/" + post).expect(204);
        told(cem);
        told(ada, bob.username() + " replied to your post");
        bob.api().delete("/api/posts/" + reply).expect(204);

        told(ada);
        told(bob);
        soon(() -> assertThat(unread(ada)).isEqualTo(unread(0)));
    }

    @Test
    void anEditTellsWhoIsMentionedNowAndForgetsWhoIsNot() {
        String post = ada.post("hello @" + bob.username());
        told(bob, ada.username() + " mentioned you");
        read(bob, null).expect(200);

        Map<String, String> both =
                Map.of("text", "hello @" + bob.username() + " @" + cem.username());
        ada.api().patch("/api/posts/" + post, both).expect(200);
        told(cem, ada.username() + " mentioned you");
        soon(() -> assertThat(unread(bob)).isEqualTo(unread(0)));
        ada.api()
                .patch("/api/posts/" + post, Map.of("text", "hello @" + cem.username()))
                .expect(200);
        told(bob);
        assertThat(summaries(cem)).hasSize(1);
    }

    @Test
    void manyWhoLikeAtTheSameTimeAreAllCountedOnce() throws Exception {
        String post = ada.post("hello");
        List<Person> people = Stream.generate(plaza::person).limit(12).toList();

        Together.run(people.size() * 2, i -> like(people.get(i % people.size()), post).id());

        soon(
                () ->
                        assertThat(ada.api().all(LIST))
                                .extracting(item -> item.get("actorCount").asLong())
                                .isEqualTo(Collections.singletonList(12L)));
    }
}
