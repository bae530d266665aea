package plaza.cache.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import plaza.cache.CacheAwareJournal;
import plaza.cache.FlakyCache;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.graph.FollowGraphContract;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.StorageException;
import plaza.core.cache.Cache;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.GraphEvent.Unfollowed;
import plaza.core.id.UserId;
import plaza.memory.cache.MemoryCache;
import plaza.memory.event.MemoryJournal;
import plaza.memory.graph.MemoryFollowGraph;

/** Lists of two servers with one cache between them and the store. */
final class CachedFollowListsTest implements FollowGraphContract {
    private static final Duration KEPT = Duration.ofMinutes(30);

    private final MemoryFollowGraph stored = new MemoryFollowGraph();
    private final MemoryCache memory = new MemoryCache();
    private final FlakyCache cache = new FlakyCache(memory);
    private final CachedFollowLists one = new CachedFollowLists(stored, cache, KEPT);
    private final CachedFollowLists other = new CachedFollowLists(stored, cache, KEPT);
    private final UserId follower = Samples.userId();
    private final UserId followed = Samples.userId();
    private final Instant now = Samples.now();
    private final Follow follow = new Follow(follower, followed, now);
    private final List<String> keys = List.of("followers:" + followed, "following:" + follower);

    @Override
    public FollowGraph graph() {
        return one;
    }

    private List<Follow> followers(FollowGraph at) {
        return at.listFollowers(followed, PageRequest.first(21)).items();
    }

    private List<Follow> following(FollowGraph at) {
        return at.listFollowing(follower, PageRequest.first(21)).items();
    }

    /** Both lists as the servers know them. */
    private void known() {
        assertThat(followers(one)).isEqualTo(following(one));
        assertThat(memory.find(keys).values()).hasSize(2);
    }

    @Test
    void whatOneHasListedTheOtherFinds() {
        stored.follow(follow);
        known();
        // The store behind does not have it any more: it can only come from the cache.
        stored.unfollow(follower, followed);

        assertThat(followers(other)).containsExactly(follow);
        assertThat(following(other)).containsExactly(follow);
        assertThat(cache.kept()).isEqualTo(Map.of(keys.getFirst(), KEPT, keys.getLast(), KEPT));
    }

    @Test
    void thatThereIsNobodyIsKnownToo() {
        known();
        stored.follow(follow);
        assertThat(followers(other)).isEmpty();
        assertThat(following(other)).isEmpty();
    }

    @Test
    void whoIsUnfollowedAtOneIsListedAtNoneAnyMore() {
        stored.follow(follow);
        known();

        one.unfollow(follower, followed);

        assertThat(followers(other)).isEmpty();
        assertThat(following(other)).isEmpty();
    }

    @Test
    void whoIsFollowedAtOneIsListedAtTheOtherAtOnce() {
        known();

        one.follow(follow);

        assertThat(followers(other)).containsExactly(follow);
        assertThat(following(other)).containsExactly(follow);
    }

    /** Each page is as the store has it, with the places of its rows. */
    @Test
    void pagesOfAnyLengthAreThoseOfTheStore() {
        for (int i = 0; i < CachedFollowLists.FIRST + 5; i++) {
            stored.follow(new Follow(Samples.userId(), followed, now.plusMillis(i / 2)));
            stored.follow(new Follow(follower, Samples.userId(), now.plusMillis(i / 2)));
        }
        for (int limit : List.of(1, 20, 21, 100, 101, 102, 200)) {
            PageRequest page = PageRequest.first(limit);
            assertSame(other.listFollowers(followed, page), stored.listFollowers(followed, page));
            assertSame(other.listFollowing(follower, page), stored.listFollowing(follower, page));
        }
        UserId popular = Samples.userId();
        for (int i = 0; i < CachedFollowLists.FIRST; i++) {
            stored.follow(new Follow(Samples.userId(), popular, now));
        }
        PageRequest all = PageRequest.first(CachedFollowLists.FIRST);
        assertSame(one.listFollowers(popular, all), stored.listFollowers(popular, all));
        assertSame(other.listFollowers(popular, all), stored.listFollowers(popular, all));
    }

    private static void assertSame(Page<Follow> page, Page<Follow> expected) {
        assertThat(page).isEqualTo(expected);
        List<String> places = new ArrayList<>();
        List<String> right = new ArrayList<>();
        for (int i = 0; i < expected.items().size(); i++) {
            places.add(page.behind(i).value());
            right.add(expected.behind(i).value());
        }
        assertThat(places).isEqualTo(right);
    }

    @Test
    void whoListsWhileSomebodyUnfollowsDoesNotKeepWhatWas() {
        stored.follow(follow);
        cache.beforeNextFilling(() -> one.unfollow(follower, followed));

        // Read before the follow ended, and filled in after that.
        assertThat(followers(other)).containsExactly(follow);

        assertThat(followers(other)).isEmpty();
    }

    @Test
    void whatACommitEndsIsNotFilledInBeforeItsEnd() {
        stored.follow(follow);
        known();
        var journal =
                new CacheAwareJournal(new MemoryJournal(UUID.randomUUID(), new SettableClock(now)));

        journal.commit(
                new Unfollowed(follow),
                () -> {
                    one.unfollow(follower, followed);
                    // Another server, which this commit does not concern, must not keep the lists.
                    elsewhere(() -> followers(other));
                    elsewhere(() -> following(other));
                    assertThat(memory.find(keys)).isEqualTo(new Cache.Found(Map.of(), Map.of()));
                    return true;
                });

        assertThat(followers(other)).isEmpty();
        assertThat(following(other)).isEmpty();
        assertThat(memory.find(keys).values()).hasSize(2);
    }

    private static <T> T elsewhere(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.startVirtualThread(task);
        try {
            return task.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readingGoesOnWhileTheCacheIsAwayAndChangingDoesNot() {
        stored.follow(follow);
        known();
        cache.goAway();

        assertThat(followers(one)).containsExactly(follow);
        for (Runnable change :
                List.<Runnable>of(
                        () -> one.unfollow(follower, followed),
                        () -> one.follow(new Follow(followed, follower, now)))) {
            assertThatThrownBy(change::run)
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.isTransient()).isTrue());
        }
        cache.comeBack();
        assertThat(followers(stored)).containsExactly(follow);
        assertThat(followers(other)).containsExactly(follow);
    }
}
