package plaza.cache.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.cache.CacheAwareJournal;
import plaza.cache.FlakyCache;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.post.PostStoreContract;
import plaza.core.StorageException;
import plaza.core.account.AccountEvent;
import plaza.core.cache.Cache;
import plaza.core.event.RebuildAsked;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostCounts;
import plaza.core.post.PostStore;
import plaza.memory.cache.MemoryCache;
import plaza.memory.event.MemoryJournal;
import plaza.memory.post.MemoryCounters;
import plaza.memory.post.MemoryPostStore;

/** Posts of two servers with one cache between them and the store. */
final class SharedPostStoreTest implements PostStoreContract {
    private final SettableClock clock = new SettableClock(Samples.now());
    private final MemoryPostStore stored = new MemoryPostStore();
    private final MemoryCache memory = new MemoryCache();
    private final FlakyCache cache = new FlakyCache(memory);
    private final MemoryCounters counts = new MemoryCounters();
    private final CachedCounters counters = new CachedCounters(counts, 10_000, clock);
    private final CachedPostStore one = server();
    private final CachedPostStore other = server();

    private CachedPostStore server() {
        return new CachedPostStore(
                stored,
                10_000,
                10_000,
                cache,
                post -> counters.isLiked(post, 3) ? Duration.ofDays(1) : Duration.ofHours(2),
                clock);
    }

    @Override
    public PostStore store() {
        return one;
    }

    private static @Nullable Post find(PostStore at, Post post) {
        return at.findAll(List.of(post.id())).get(post.id());
    }

    private Post stored() {
        Post post = Samples.post(Samples.userId());
        stored.insert(post);
        return post;
    }

    @Test
    void whatOneHasLoadedTheOtherFinds() {
        Post post = stored();

        assertThat(find(one, post)).isEqualTo(post);
        // The store behind does not have it any more: it can only come from the cache.
        stored.delete(post.id());
        assertThat(find(other, post)).isEqualTo(post);
    }

    @Test
    void whatOneChangesIsLoadedAnew() {
        Post post = stored();
        find(one, post);

        one.edit(post.id(), "new", Entities.NONE, Samples.now());

        assertThat(find(other, post)).extracting(found -> found.text()).isEqualTo("new");
        one.delete(post.id());
        assertThat(find(server(), post)).isNull();
    }

    @Test
    void whatACommitChangesIsNotFilledInBeforeItsEnd() {
        Post post = stored();
        find(one, post);
        var journal = new CacheAwareJournal(new MemoryJournal(UUID.randomUUID(), clock));

        journal.commit(
                new AccountEvent.AccountRegistered(post.author(), Samples.now()),
                () -> {
                    one.edit(post.id(), "new", Entities.NONE, Samples.now());
                    // Another server, which this commit does not concern, must not keep the post.
                    Thread elsewhere = Thread.startVirtualThread(() -> find(other, post));
                    try {
                        elsewhere.join();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    assertThat(memory.find(List.of("post:" + post.id())))
                            .isEqualTo(new Cache.Found(Map.of(), Map.of()));
                    return true;
                });

        assertThat(find(server(), post)).extracting(found -> found.text()).isEqualTo("new");
    }

    @Test
    void readingGoesOnWhileTheCacheIsAwayAndChangingDoesNot() {
        Post post = stored();
        cache.goAway();

        assertThat(find(one, post)).isEqualTo(post);
        assertThatThrownBy(() -> one.edit(post.id(), "new", Entities.NONE, Samples.now()))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isTrue());
        assertThat(stored.findAll(List.of(post.id()))).containsValue(post);
    }

    @Test
    void whatManyLikeIsKeptForLongerWhereTheirNumberIsKnown() {
        Post liked = stored();
        Post known = stored();
        Post other = stored();
        counts.fill(liked.id(), new PostCounts(3, 0, 0, 0));
        counts.fill(known.id(), new PostCounts(2, 0, 0, 0));
        counts.fill(other.id(), new PostCounts(9, 0, 0, 0));
        counters.findAll(List.of(liked.id(), known.id()));

        one.findAll(List.of(liked.id(), known.id(), other.id()));

        assertThat(cache.kept())
                .isEqualTo(
                        Map.of(
                                "post:" + liked.id(), Duration.ofDays(1),
                                "post:" + known.id(), Duration.ofHours(2),
                                "post:" + other.id(), Duration.ofHours(2)));
    }

    @Test
    void anOperatorHasAllOfItForgotten() {
        Post post = stored();
        find(one, post);
        stored.edit(post.id(), "behind its back", Entities.NONE, Samples.now());

        one.on(new RebuildAsked("timelines", Samples.userId(), Samples.now()));

        assertThat(find(server(), post))
                .extracting(found -> found.text())
                .isEqualTo("behind its back");
    }
}
