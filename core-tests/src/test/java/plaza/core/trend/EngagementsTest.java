package plaza.core.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import plaza.core.account.Account;
import plaza.core.event.JournalEntry;
import plaza.core.post.Post;
import plaza.core.post.Visibility;

/** Who takes up which posts, and which of them rise. */
class EngagementsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:30:00Z");
    private static final Instant HOUR = Instant.parse("2026-03-01T10:00:00Z");

    private final TrendWorld world = new TrendWorld(NOW.toString());
    private final Account ada = world.person();
    private final Account bob = world.person();
    private final Post post = world.post(ada);

    @Test
    void aPersonCountsOnceAnHourWhateverTheyDo() {
        world.like(bob, post);
        world.repost(bob, post);
        world.reply(bob, post);
        world.reply(bob, post);
        assertThat(world.takenUp(post)).isEqualTo(Map.of(HOUR, 1L));
        world.clock.advance(Duration.ofHours(1));
        world.reply(bob, post);
        assertThat(world.takenUp(post))
                .isEqualTo(Map.of(HOUR, 1L, HOUR.plus(Duration.ofHours(1)), 1L));
    }

    @Test
    void whatIsTakenBackNoLongerCounts() {
        world.like(bob, post);
        world.repost(bob, post);
        Post reply = world.reply(bob, post);
        world.unlike(bob, post);
        world.takeBackRepost(bob, post);
        world.editReply(reply);
        assertThat(world.takenUp(post)).isEqualTo(Map.of(HOUR, 1L));
        world.deleteReply(reply);
        assertThat(world.takenUp(post)).isEmpty();
        world.like(bob, post);
        assertThat(world.takenUp(post)).isEqualTo(Map.of(HOUR, 1L));
    }

    @Test
    void whatAuthorsDoWithTheirOwnPostsDoesNotCount() {
        world.like(ada, post);
        world.reply(ada, post);
        assertThat(world.takenUp(post)).isEmpty();
    }

    @Test
    void onlyRecentPublicPostsOfOpenAccountsCountAndOnlyByOpenAccounts() {
        Account closed = world.person("GB", true);
        Post old = world.post(ada.id(), NOW.minus(Duration.ofDays(8)), Visibility.PUBLIC);
        for (Post other :
                List.of(
                        world.post(ada.id(), NOW, Visibility.FOLLOWERS),
                        world.post(ada.id(), NOW, Visibility.PRIVATE),
                        world.post(closed),
                        old,
                        world.reply(ada, post))) {
            world.like(bob, other);
            assertThat(world.takenUp(other)).isEmpty();
        }
        world.like(closed, post);
        assertThat(world.takenUp(post)).isEmpty();
    }

    @Test
    void whoBecomesPrivateIsTakenOut() {
        world.like(bob, post);
        world.like(world.person(), post);
        world.change(bob.with(bob.profile(), true, false, NOW));
        assertThat(world.takenUp(post)).isEqualTo(Map.of(HOUR, 1L));
    }

    @Test
    void anEditOfThePostChangesNothing() {
        world.like(bob, post);
        world.edit(post, "a");
        assertThat(world.takenUp(post)).isEqualTo(Map.of(HOUR, 1L));
    }

    @Test
    void postsRiseAgainstTheirOwnPastAndNeedSomePeople() {
        List<Account> crowd = world.people(40);
        Post steady = world.post(ada);
        Post lonely = world.post(ada);
        for (int hour = 0; hour < 30; hour++) {
            crowd.forEach(person -> world.like(person, steady));
            world.clock.advance(Duration.ofHours(1));
            crowd.forEach(person -> world.unlike(person, steady));
            crowd.forEach(person -> world.reply(person, steady));
        }
        crowd.subList(0, 2).forEach(person -> world.like(person, lonely));
        crowd.subList(0, 5).forEach(person -> world.like(person, post));

        assertThat(world.risingPosts())
                .extracting(Trend::subject)
                .containsExactly(post.id().toString(), steady.id().toString());
        assertThat(world.risingPosts().getFirst().people()).isEqualTo(5);
    }

    @Test
    void hashtagsAndPostsAreApart() {
        world.people(3).forEach(person -> world.like(person, world.post(person, "a")));
        world.people(3).forEach(person -> world.like(person, post));
        assertThat(world.tags()).containsExactly("a");
        assertThat(world.risingPosts())
                .extracting(Trend::subject)
                .containsExactly(post.id().toString());
    }

    @Test
    void whatComesAgainOrInLargerPiecesChangesNothing() {
        List<Post> posts = history();
        Map<Post, Map<Instant, Long>> counts = counts(posts);
        assertThat(counts.values()).anySatisfy(each -> assertThat(each).isNotEmpty());

        world.projection.apply(world.journal);
        assertThat(counts(posts)).isEqualTo(counts);
        for (int from = 0; from < world.journal.size(); from += 7) {
            List<JournalEntry> journal = world.journal;
            world.projection.apply(journal.subList(from, Math.min(journal.size(), from + 20)));
        }
        // The rest is told again, as after a failure.
        world.projection.apply(world.journal);
        assertThat(counts(posts)).isEqualTo(counts);
    }

    @Test
    void countsAreTheSameWhenTheyAreRebuilt() {
        List<Post> posts = history();
        Map<Post, Map<Instant, Long>> counts = counts(posts);
        world.counter.deleteBefore(NOW.plus(Duration.ofDays(100)));
        assertThat(counts(posts).values()).allSatisfy(each -> assertThat(each).isEmpty());

        world.rebuild.run(_ -> {});

        assertThat(counts(posts)).isEqualTo(counts);
    }

    private Map<Post, Map<Instant, Long>> counts(List<Post> posts) {
        return posts.stream().collect(Collectors.toMap(each -> each, world::takenUp));
    }

    /** Several people take up some posts, and take some of that back. */
    private List<Post> history() {
        var random = new Random(7);
        List<Account> people = world.people(5);
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            posts.add(world.post(people.get(i)));
        }
        List<Runnable> undone = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Account person = people.get(random.nextInt(5));
            Post one = posts.get(random.nextInt(4));
            switch (random.nextInt(4)) {
                case 0 -> {
                    world.like(person, one);
                    undone.add(() -> world.unlike(person, one));
                }
                case 1 -> {
                    world.repost(person, one);
                    undone.add(() -> world.takeBackRepost(person, one));
                }
                case 2 -> {
                    Post reply = world.reply(person, one);
                    undone.add(() -> world.deleteReply(reply));
                }
                default -> {
                    Collections.shuffle(undone, random);
                    if (!undone.isEmpty()) {
                        undone.removeLast().run();
                    }
                }
            }
            world.clock.advance(Duration.ofMinutes(random.nextInt(20)));
        }
        return posts;
    }
}
