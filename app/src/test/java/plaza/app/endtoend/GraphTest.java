package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.cli.Platform;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

@Tag("engine")
final class GraphTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();
    private final Person bob = plaza.person();
    private final Person eve = plaza.person();

    private static Answer profile(Person viewer, Person person) {
        return viewer.api().get(person.path()).expect(200);
    }

    private static List<String> list(Person viewer, Person person, String name) {
        return viewer.api().all(person.path() + "/" + name, "/id");
    }

    @Test
    void aFollowShowsInListsCountsAndBothProfiles() {
        ada.follow(bob);

        assertThat(list(eve, bob, "followers")).containsExactly(ada.id());
        assertThat(list(eve, ada, "following")).containsExactly(bob.id());
        assertThat(profile(eve, bob).number("/counts/followers")).isEqualTo(1);
        assertThat(profile(eve, ada).number("/counts/following")).isEqualTo(1);
        assertThat(profile(ada, bob).flag("/viewer/following")).isTrue();
        assertThat(profile(bob, ada).flag("/viewer/followedBy")).isTrue();
        assertThat(profile(bob, ada).flag("/viewer/following")).isFalse();
    }

    @Test
    void followingAndUnfollowingTwiceIsAsOnce() {
        ada.follow(bob).follow(bob);
        assertThat(profile(eve, bob).number("/counts/followers")).isEqualTo(1);

        ada.unfollow(bob).unfollow(bob);
        assertThat(profile(eve, bob).number("/counts/followers")).isZero();
        assertThat(profile(eve, ada).number("/counts/following")).isZero();
        assertThat(list(eve, bob, "followers")).isEmpty();
    }

    @Test
    void nobodyFollowsBlocksOrMutesThemselves() {
        for (String what : List.of("follow", "block", "mute")) {
            ada.api().post(ada.path() + "/" + what).expect(422);
            ada.api().post("/api/users/me/" + what).expect(422);
        }
    }

    @Test
    void longListsArePagedLatestFirstWithoutGapsOrRepeats() {
        List<String> followers = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            followers.add(plaza.person().follow(ada).id());
        }

        List<String> paged =
                eve.api().all(ada.path() + "/followers", 3).stream()
                        .map(person -> person.get("id").asString())
                        .toList();

        assertThat(paged).containsExactlyElementsOf(followers.reversed());
    }

    @Test
    void aPrivateAccountIsAskedForConsent() {
        bob.hide(true);
        String post = bob.post("for friends");

        Answer asked = ada.api().post(bob.path() + "/follow").expect(200);

        assertThat(asked.flag("/requested")).isTrue();
        assertThat(asked.flag("/following")).isFalse();
        assertThat(ada.sees(post)).isFalse();
        assertThat(bob.api().all("/api/users/me/follow-requests", "/id")).containsExactly(ada.id());

        bob.api().post("/api/users/me/follow-requests/" + ada.id() + "/accept").expect(204);

        assertThat(profile(ada, bob).flag("/viewer/following")).isTrue();
        assertThat(profile(ada, bob).flag("/viewer/requested")).isFalse();
        assertThat(bob.api().all("/api/users/me/follow-requests")).isEmpty();
        assertThat(ada.sees(post)).isTrue();
        soon(() -> assertThat(ada.feed()).containsExactly(post));
    }

    @Test
    void aRequestCanBeRejected() {
        bob.hide(true);
        ada.follow(bob);

        bob.api().post("/api/users/me/follow-requests/" + ada.id() + "/reject").expect(204);

        assertThat(profile(ada, bob).flag("/viewer/requested")).isFalse();
        assertThat(profile(ada, bob).flag("/viewer/following")).isFalse();
        bob.api().post("/api/users/me/follow-requests/" + ada.id() + "/reject").expect(404);
        bob.api().post("/api/users/me/follow-requests/" + ada.id() + "/accept").expect(404);
    }

    @Test
    void aRequestCanBeTakenBack() {
        bob.hide(true);
        ada.follow(bob).unfollow(bob);

        assertThat(bob.api().all("/api/users/me/follow-requests")).isEmpty();
        bob.api().post("/api/users/me/follow-requests/" + ada.id() + "/accept").expect(404);
        assertThat(profile(ada, bob).flag("/viewer/following")).isFalse();
    }

    @Test
    void aPrivateAccountHasAProfileButOpensNothingElseToStrangers() {
        ada.follow(bob);
        String post = bob.post("before I hid");
        bob.hide(true);

        assertThat(profile(eve, bob).flag("/private")).isTrue();
        for (String list : List.of("posts", "followers", "following")) {
            eve.api().get(bob.path() + "/" + list).expect(404);
            ada.api().get(bob.path() + "/" + list).expect(200);
            bob.api().get(bob.path() + "/" + list).expect(200);
        }
        assertThat(eve.sees(post)).isFalse();
        assertThat(ada.sees(post)).isTrue();
    }

    @Test
    void whoIsBlockedFindsNothingOfTheOtherAnymoreAndTheOtherNothingOfThem() {
        ada.follow(bob);
        bob.follow(ada);
        eve.follow(ada).follow(bob);
        String tag = "t" + Person.freshName();
        String byAda = ada.post("ada #" + tag);
        String byBob = bob.post("bob #" + tag);
        String byEve = eve.post("eve #" + tag);
        String replyOfAda = ada.reply(byEve, "ada answers");
        String replyOfBob = bob.reply(byEve, "bob answers");
        ada.api().post("/api/posts/" + byEve + "/like").expect(200);
        bob.api().post("/api/posts/" + byEve + "/like").expect(200);
        ada.api().post("/api/posts/" + byEve + "/repost").expect(200);
        bob.api().post("/api/posts/" + byEve + "/repost").expect(200);
        bob.api().post("/api/posts/" + byAda + "/bookmark").expect(200);
        soon(() -> assertThat(bob.feed()).contains(byAda));
        soon(() -> assertThat(ada.feed()).contains(byBob));

        ada.block(bob);

        nothingIsLeftBetween(ada, bob, byBob, replyOfBob, byEve, tag);
        nothingIsLeftBetween(bob, ada, byAda, replyOfAda, byEve, tag);
        Answer kept = bob.api().get("/api/users/me/bookmarks").expect(200);
        assertThat(kept.text("/items/0/id")).isEqualTo(byAda);
        assertThat(kept.flag("/items/0/unavailable")).isTrue();
        assertThat(kept.json().toString()).doesNotContain(ada.id(), ada.username(), tag);
        // Others still see both.
        assertThat(eve.posts("/api/posts/" + byEve + "/replies"))
                .containsExactly(replyOfBob, replyOfAda);
        assertThat(list(eve, ada, "followers")).containsExactly(eve.id());
        assertThat(list(eve, bob, "followers")).containsExactly(eve.id());
        assertThat(profile(eve, bob).number("/counts/followers")).isEqualTo(1);
        assertThat(profile(eve, bob).number("/counts/following")).isZero();
    }

    private static void nothingIsLeftBetween(
            Person viewer, Person hidden, String post, String reply, String common, String tag) {
        viewer.api().get(hidden.path()).expect(404);
        viewer.api().get("/api/users/" + hidden.username()).expect(404);
        for (String list : List.of("posts", "followers", "following")) {
            viewer.api().get(hidden.path() + "/" + list).expect(404);
        }
        for (String one : List.of(post, reply)) {
            viewer.see(one).expect(404);
            viewer.api().get("/api/posts/" + one + "/replies").expect(404);
            viewer.api().get("/api/posts/" + one + "/likes").expect(404);
            viewer.api().get("/api/posts/" + one + "/history").expect(404);
            viewer.api().post("/api/posts/" + one + "/like").expect(404);
            viewer.api().post("/api/posts/" + one + "/repost").expect(404);
        }
        viewer.api().post(hidden.path() + "/follow").expect(404);
        viewer.api().post(hidden.path() + "/mute").expect(404);
        viewer.api()
                .post("/api/posts", java.util.Map.of("text", "so?", "replyTo", post))
                .expect(422);
        viewer.api()
                .post("/api/posts", java.util.Map.of("text", "so?", "quoteOf", post))
                .expect(422);
        assertThat(viewer.posts("/api/posts/" + common + "/replies")).doesNotContain(reply);
        for (String list : List.of("likes", "reposts")) {
            assertThat(viewer.api().all("/api/posts/" + common + "/" + list, "/id"))
                    .containsExactly(viewer.id());
        }
        assertThat(viewer.posts("/api/hashtags/" + tag + "/posts")).doesNotContain(post);
        assertThat(viewer.posts("/api/timeline")).doesNotContain(post);
        assertThat(viewer.feed()).doesNotContain(post, reply);
    }

    @Test
    void unblockingShowsBothAgainButRestoresNoFollow() {
        ada.follow(bob);
        bob.follow(ada);
        String post = bob.post("still here");
        ada.block(bob);

        ada.unblock(bob).unblock(bob);

        assertThat(ada.sees(post)).isTrue();
        assertThat(profile(ada, bob).flag("/viewer/following")).isFalse();
        assertThat(profile(ada, bob).flag("/viewer/followedBy")).isFalse();
        soon(() -> assertThat(ada.feed()).isEmpty());
    }

    @Test
    void aBlockEndsRequestsToFollow() {
        ada.hide(true);
        bob.follow(ada);

        ada.block(bob);
        ada.unblock(bob);

        assertThat(ada.api().all("/api/users/me/follow-requests")).isEmpty();
    }

    @Test
    void whoeverIsBlockedBlocksNobodyTheyDoNotFind() {
        ada.block(bob);
        bob.api().post(ada.path() + "/block").expect(404);
        ada.unblock(bob);
        profile(bob, ada);

        bob.block(ada);

        ada.api().post(bob.path() + "/block").expect(404);
        ada.api().get(bob.path()).expect(404);
        bob.unblock(ada);
        profile(ada, bob);
    }

    @Test
    void theOwnBlocksAndMutesAreListedLatestFirst() {
        ada.block(bob).block(eve);
        Person zoe = plaza.person();
        ada.mute(zoe);

        Answer blocks = ada.api().get("/api/users/me/blocks").expect(200);
        assertThat(ada.api().all("/api/users/me/blocks", "/id"))
                .containsExactly(eve.id(), bob.id());
        assertThat(blocks.flag("/items/0/viewer/blocking")).isTrue();
        assertThat(ada.api().all("/api/users/me/mutes", "/id")).containsExactly(zoe.id());
        assertThat(bob.api().all("/api/users/me/blocks")).isEmpty();
        assertThat(zoe.api().all("/api/users/me/mutes")).isEmpty();
    }

    @Test
    void whoIsMutedIsNotHeardButCanBeLookedAtAndDoesNotLearnOfIt() {
        ada.follow(bob).follow(eve);
        String tag = "m" + Person.freshName();
        String loud = bob.post("loud #" + tag);
        String quiet = eve.post("quiet #" + tag);
        String answer = bob.reply(quiet, "loud answer");
        soon(() -> assertThat(ada.feed()).containsExactly(quiet, loud));

        ada.mute(bob);

        assertThat(ada.feed()).containsExactly(quiet);
        assertThat(ada.posts("/api/hashtags/" + tag + "/posts")).containsExactly(quiet);
        assertThat(ada.posts("/api/posts/" + quiet + "/replies")).isEmpty();
        assertThat(ada.posts(bob.path() + "/posts")).containsExactly(loud);
        assertThat(ada.sees(answer)).isTrue();
        assertThat(profile(ada, bob).flag("/viewer/muting")).isTrue();
        // Bob is followed by both, and sees no difference between the one who mutes and the other.
        assertThat(profile(bob, ada).json().get("viewer"))
                .isEqualTo(profile(bob, eve.follow(bob)).json().get("viewer"));

        ada.unmute(bob);
        assertThat(ada.feed()).containsExactly(quiet, loud);
        assertThat(ada.posts("/api/posts/" + quiet + "/replies")).containsExactly(answer);
    }

    @Test
    void whoIsFollowedByBothIsListed() {
        Person zoe = plaza.person();
        ada.follow(bob).follow(eve).follow(zoe);
        bob.follow(eve).follow(zoe);
        Person stranger = plaza.person();
        bob.follow(stranger);

        assertThat(list(ada, bob, "mutuals")).containsExactlyInAnyOrder(eve.id(), zoe.id());
        assertThat(
                        ada.api().all(bob.path() + "/mutuals", 1).stream()
                                .map(person -> person.get("id").asString()))
                .containsExactlyInAnyOrder(eve.id(), zoe.id());
        bob.hide(true);
        stranger.api().get(bob.path() + "/mutuals").expect(404);
    }

    @Test
    void friendsOfFriendsAreSuggestedMostSharedFirst() {
        Person shared = plaza.person();
        Person once = plaza.person();
        Person known = plaza.person();
        ada.follow(bob).follow(eve).follow(known);
        bob.follow(shared).follow(once).follow(known).follow(ada);
        eve.follow(shared);

        Answer suggestions = ada.api().get("/api/users/me/suggestions").expect(200);

        assertThat(suggestions.items().valueStream().map(item -> item.at("/person/id").asString()))
                .containsExactly(shared.id(), once.id());
        assertThat(suggestions.number("/items/0/shared")).isEqualTo(2);
        assertThat(suggestions.text("/items/1/via/0/id")).isEqualTo(bob.id());

        once.block(ada);
        ada.mute(shared);
        assertThat(ada.api().get("/api/users/me/suggestions").items().isEmpty()).isTrue();
    }

    @Test
    void ofTwoWithWhomOneSharesAsManyTheMoreInfluentialIsSuggestedFirst() {
        Person central = plaza.person();
        Person lesser = plaza.person();
        Person shared = plaza.person();
        for (int i = 0; i < 3; i++) {
            plaza.person().follow(central);
        }
        ada.follow(bob).follow(eve);
        bob.follow(central).follow(lesser).follow(shared);
        eve.follow(shared);

        try (Platform.Operations operations = plaza.operations()) {
            operations.rebuildInfluence(Quiet.PROGRESS);
        }

        assertThat(ada.api().all("/api/users/me/suggestions", "/person/id"))
                .containsExactly(shared.id(), central.id(), lesser.id());
        central.block(ada);
        assertThat(ada.api().all("/api/users/me/suggestions", "/person/id"))
                .containsExactly(shared.id(), lesser.id());
    }

    @Test
    void theShortestChainOfFollowsIsFound() {
        Person zoe = plaza.person();
        ada.follow(bob);
        bob.follow(eve);
        eve.follow(zoe);

        assertThat(ada.api().all(zoe.path() + "/path", "/id"))
                .containsExactly(ada.id(), bob.id(), eve.id(), zoe.id());
        zoe.api().get(ada.path() + "/path").expect(404);
        bob.follow(zoe);
        assertThat(ada.api().all(zoe.path() + "/path", "/id"))
                .containsExactly(ada.id(), bob.id(), zoe.id());
    }
}
