package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;

/** What a home feed shows, wherever timelines are kept. */
interface FeedContract {
    RunningPlaza plaza();

    private Person person() {
        return plaza().person();
    }

    /** Somebody whose timeline is kept up to date, because they looked at it. */
    private Person reader(Person... followed) {
        Person reader = person();
        for (Person one : followed) {
            reader.follow(one);
        }
        reader.feed();
        return reader;
    }

    /** Posts a last one and waits for it: what came before has then been dealt with. */
    private static void settle(Person reader, Person followed) {
        String last = followed.post("the last one");
        soon(() -> assertThat(reader.feed()).contains(last));
        followed.api().delete("/api/posts/" + last).expect(204);
    }

    @Test
    default void theFeedOfSomebodyNewIsEmpty() {
        Answer feed = person().api().get("/api/feed").expect(200);

        assertThat(feed.items().isEmpty()).isTrue();
        assertThat(feed.nextCursor()).isEmpty();
    }

    @Test
    default void postsOfEverybodyFollowedComeNewestFirst() {
        Person ada = person();
        Person bob = person();
        Person stranger = person();
        Person reader = reader(ada, bob);
        String one = ada.post("1");
        String two = bob.post("2");
        stranger.post("not followed");
        reader.post("my own");
        String three = ada.post("3");

        soon(() -> assertThat(reader.feed()).containsExactly(three, two, one));

        Answer feed = reader.api().get("/api/feed").expect(200);
        assertThat(feed.text("/items/0/post/text")).isEqualTo("3");
        assertThat(feed.text("/items/0/post/author/id")).isEqualTo(ada.id());
        assertThat(feed.json().at("/items/0/repostedBy").isNull()).isTrue();
    }

    @Test
    default void countsAndMarksInTheFeedAreThoseOfNow() {
        Person ada = person();
        Person reader = reader(ada);
        String post = ada.post("like me");
        soon(() -> assertThat(reader.feed()).containsExactly(post));

        reader.api().post("/api/posts/" + post + "/like").expect(200);
        person().api().post("/api/posts/" + post + "/like").expect(200);
        ada.api().patch("/api/posts/" + post, Map.of("text", "liked")).expect(200);

        Answer feed = reader.api().get("/api/feed").expect(200);
        assertThat(feed.number("/items/0/post/counts/likes")).isEqualTo(2);
        assertThat(feed.flag("/items/0/post/viewer/liked")).isTrue();
        assertThat(feed.text("/items/0/post/text")).isEqualTo("liked");
    }

    @Test
    default void followingSomebodyBringsWhatTheyWroteBefore() {
        Person ada = person();
        Person bob = person();
        List<String> before = List.of(ada.post("1"), ada.post("2"));
        String between = bob.post("between");
        String later = ada.post("3");
        Person reader = reader(bob);
        soon(() -> assertThat(reader.feed()).containsExactly(between));

        reader.follow(ada);

        soon(
                () ->
                        assertThat(reader.feed())
                                .containsExactly(later, between, before.get(1), before.get(0)));
    }

    @Test
    default void unfollowingTakesOutWhatCameFromThem() {
        Person ada = person();
        Person bob = person();
        Person reader = reader(ada, bob);
        ada.post("1");
        String kept = bob.post("2");
        String deleted = ada.post("3");
        soon(() -> assertThat(reader.feed()).hasSize(3));

        reader.unfollow(ada);

        soon(() -> assertThat(reader.feed()).containsExactly(kept));
        ada.post("4");
        settle(reader, bob);
        assertThat(reader.feed()).containsExactly(kept);
        assertThat(reader.sees(deleted)).isTrue();
    }

    @Test
    default void blockingHidesAtOnceAndUnblockingBringsNothingBack() {
        Person ada = person();
        Person bob = person();
        Person reader = reader(ada, bob);
        ada.post("1");
        String kept = bob.post("2");
        soon(() -> assertThat(reader.feed()).hasSize(2));

        ada.block(reader);
        assertThat(reader.feed()).containsExactly(kept);

        ada.unblock(reader);
        soon(() -> assertThat(reader.feed()).containsExactly(kept));
    }

    @Test
    default void followingAgainBringsEverythingBackOnce() {
        Person ada = person();
        Person reader = reader(ada);
        String one = ada.post("1");
        soon(() -> assertThat(reader.feed()).containsExactly(one));

        for (int i = 0; i < 3; i++) {
            reader.unfollow(ada).follow(ada);
        }

        String two = ada.post("2");
        soon(() -> assertThat(reader.feed()).containsExactly(two, one));
    }

    @Test
    default void aRepostBringsAPostAndSaysThroughWhom() {
        Person author = person();
        Person ada = person();
        String post = author.post("pass me on");
        String own = ada.post("before the repost");
        Person reader = reader(ada);
        soon(() -> assertThat(reader.feed()).containsExactly(own));

        ada.api().post("/api/posts/" + post + "/repost").expect(200);

        soon(() -> assertThat(reader.feed()).containsExactly(post, own));
        Answer feed = reader.api().get("/api/feed").expect(200);
        assertThat(feed.text("/items/0/repostedBy/id")).isEqualTo(ada.id());
        assertThat(feed.text("/items/0/post/author/id")).isEqualTo(author.id());

        ada.api().delete("/api/posts/" + post + "/repost").expect(200);
        soon(() -> assertThat(reader.feed()).containsExactly(own));
    }

    @Test
    default void aPostComesOnceHoweverManyPassItOn() {
        Person author = person();
        Person ada = person();
        Person bob = person();
        Person reader = reader(author, ada, bob);
        String post = author.post("everybody has it");
        soon(() -> assertThat(reader.feed()).containsExactly(post));

        ada.api().post("/api/posts/" + post + "/repost").expect(200);
        bob.api().post("/api/posts/" + post + "/repost").expect(200);
        settle(reader, ada);

        assertThat(reader.feed()).containsExactly(post);
        assertThat(
                        reader.api()
                                .get("/api/feed")
                                .expect(200)
                                .json()
                                .at("/items/0/repostedBy")
                                .isNull())
                .isTrue();
    }

    @Test
    default void whenOneReposterIsUnfollowedThePostStaysThroughTheOther() {
        Person author = person();
        Person ada = person();
        Person bob = person();
        Person reader = reader(ada, bob);
        String post = author.post("twice passed on");
        ada.api().post("/api/posts/" + post + "/repost").expect(200);
        bob.api().post("/api/posts/" + post + "/repost").expect(200);
        settle(reader, bob);
        assertThat(reader.feed()).containsExactly(post);

        reader.unfollow(ada);

        soon(
                () -> {
                    Answer feed = reader.api().get("/api/feed").expect(200);
                    assertThat(feed.text("/items/0/post/id")).isEqualTo(post);
                    assertThat(feed.text("/items/0/repostedBy/id")).isEqualTo(bob.id());
                });
        assertThat(reader.feed()).containsExactly(post);
    }

    @Test
    default void deletedPostsLeaveTheFeedAtOnceAlsoWhereTheyWereReposted() {
        Person author = person();
        Person ada = person();
        Person reader = reader(author);
        Person other = reader(ada);
        String post = author.post("soon gone");
        ada.api().post("/api/posts/" + post + "/repost").expect(200);
        soon(() -> assertThat(reader.feed()).containsExactly(post));
        soon(() -> assertThat(other.feed()).containsExactly(post));

        author.api().delete("/api/posts/" + post).expect(204);

        assertThat(reader.feed()).isEmpty();
        assertThat(other.feed()).isEmpty();
    }

    @Test
    default void pagesStayTheSameWhileNewPostsComeIn() {
        Person ada = person();
        Person reader = reader(ada);
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            posts.add(ada.post("post " + i));
        }
        soon(() -> assertThat(reader.feed()).hasSize(10));

        List<String> paged = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            String target = "/api/feed?limit=3" + cursor.map(next -> "&cursor=" + next).orElse("");
            Answer page = reader.api().get(target).expect(200);
            page.items().forEach(item -> paged.add(item.at("/post/id").asString()));
            cursor = page.nextCursor();
            ada.post("in between");
        } while (cursor.isPresent());

        assertThat(paged).containsExactlyElementsOf(posts.reversed());
    }

    @Test
    default void hiddenPostsLeaveNoGapsInPages() {
        Person ada = person();
        Person bob = person();
        Person reader = reader(ada, bob);
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            kept.add(ada.post("kept " + i));
            bob.post("muted " + i);
        }
        soon(() -> assertThat(reader.feed()).hasSize(12));
        reader.mute(bob);

        Answer page = reader.api().get("/api/feed?limit=4").expect(200);

        assertThat(page.items().size()).isEqualTo(4);
        assertThat(reader.api().all("/api/feed", 4).stream().map(FeedContract::id))
                .containsExactlyElementsOf(kept.reversed());
    }

    private static String id(JsonNode item) {
        return item.at("/post/id").asString();
    }

    @Test
    default void postsWrittenAtTheSameTimeByManyAllComeOnce() throws Exception {
        List<Person> authors = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            authors.add(person());
        }
        Person reader = reader(authors.toArray(Person[]::new));

        List<String> posts =
                Together.run(60, i -> authors.get(i % authors.size()).post("post " + i));

        soon(() -> assertThat(reader.feed()).hasSize(60));
        List<String> feed = reader.feed();
        assertThat(feed).containsExactlyInAnyOrderElementsOf(posts);
        // Ids are in the order of time.
        assertThat(feed).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(new LinkedHashSet<>(reader.api().all("/api/feed", 7))).hasSize(60);
    }

    @Test
    default void theFeedOfReelsHoldsOnlyWhatShowsSomething() {
        Person ada = person();
        Person reader = reader(ada);
        String first = ada.reel("look");
        String text = ada.post("no picture");
        String second = ada.reel("look again");
        soon(() -> assertThat(reader.feed()).containsExactly(second, text, first));

        assertThat(reader.api().all("/api/reels/feed", 1).stream().map(FeedContract::id))
                .containsExactly(second, first);
    }

    @Test
    default void afterARebuildTheFeedIsAsBefore() {
        Person ada = person();
        Person bob = person();
        Person author = person();
        Person reader = reader(ada, bob);
        ada.post("1");
        bob.post("2");
        ada.api().post("/api/posts/" + author.post("3") + "/repost").expect(200);
        soon(() -> assertThat(reader.feed()).hasSize(3));
        List<String> before = entries(reader);

        try (var operations = plaza().operations()) {
            operations.rebuildTimelines(Quiet.PROGRESS);
        }
        settle(reader, bob);

        assertThat(entries(reader)).isEqualTo(before);
    }

    /** What stands in a feed, and who brought it; not the counts, which reading moves. */
    private static List<String> entries(Person reader) {
        return reader.api().all("/api/feed").stream()
                .map(item -> item.at("/post/id").asString() + " " + item.at("/repostedBy/id"))
                .toList();
    }
}
