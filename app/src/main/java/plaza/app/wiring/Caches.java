package plaza.app.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import plaza.app.budget.CacheSizes;
import plaza.app.config.SharedCacheSettings;
import plaza.cache.CacheListener;
import plaza.cache.ReadThrough;
import plaza.cache.account.CachedAccountStore;
import plaza.cache.bookmark.CachedBookmarkStore;
import plaza.cache.graph.CachedBlockStore;
import plaza.cache.graph.CachedFollowGraph;
import plaza.cache.graph.CachedFollowLists;
import plaza.cache.like.CachedLikeStore;
import plaza.cache.post.CachedCounters;
import plaza.cache.post.CachedPostStore;
import plaza.cache.reply.CachedReplyStore;
import plaza.cache.repost.CachedRepostStore;
import plaza.cache.session.CachedSessionStore;
import plaza.cache.story.CachedStoryStore;
import plaza.core.account.AccountStore;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.cache.Cache;
import plaza.core.event.EventListener;
import plaza.core.graph.BlockStore;
import plaza.core.graph.FollowGraph;
import plaza.core.id.PostId;
import plaza.core.like.LikeStore;
import plaza.core.post.Counters;
import plaza.core.post.PostStore;
import plaza.core.post.Recount;
import plaza.core.post.RecountedCounters;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.RepostStore;
import plaza.core.session.SessionStore;
import plaza.core.setting.Settings;
import plaza.core.story.StoryStore;

/**
 * The ports that have a cache, within it. Each that keeps something in this process listens to what
 * happens; what servers share needs no telling.
 */
final class Caches {
    private final Map<Class<?>, CacheListener> caches = new LinkedHashMap<>();
    private final Map<Class<?>, Object> shared = new LinkedHashMap<>();
    private final Settings settings;
    private final CacheSizes sizes;
    private final Clock clock;

    Caches(Adapters adapters, Settings settings, CacheSizes sizes, Clock clock) {
        this.settings = settings;
        this.sizes = sizes;
        this.clock = clock;
        put(
                AccountStore.class,
                new CachedAccountStore(
                        adapters.get(AccountStore.class),
                        sizes.accounts(),
                        adapters.get(Cache.class),
                        settings.get(SharedCacheSettings.PEOPLE),
                        clock));
        put(
                SessionStore.class,
                new CachedSessionStore(adapters.get(SessionStore.class), sizes.accounts(), clock));
        put(
                FollowGraph.class,
                new CachedFollowGraph(follows(adapters), sizes.follows(), sizes.accounts(), clock));
        put(
                BlockStore.class,
                new CachedBlockStore(adapters.get(BlockStore.class), sizes.barriers(), clock));
        posts(adapters);
        stories(adapters);
    }

    /** With the beginnings of its lists in the cache that servers share, where that is wanted. */
    private FollowGraph follows(Adapters adapters) {
        FollowGraph graph = adapters.get(FollowGraph.class);
        Cache cache = adapters.get(Cache.class);
        return settings.get(SharedCacheSettings.FOLLOWS)
                .filter(_ -> !cache.equals(Cache.NONE))
                .<FollowGraph>map(kept -> new CachedFollowLists(graph, cache, kept))
                .orElse(graph);
    }

    /** Only what servers share is kept of them: alone, the store has all of it at hand. */
    private void stories(Adapters adapters) {
        Cache cache = adapters.get(Cache.class);
        if (!cache.equals(Cache.NONE)) {
            shared.put(
                    StoryStore.class,
                    new CachedStoryStore(
                            adapters.get(StoryStore.class),
                            cache,
                            settings.get(SharedCacheSettings.STORIES)));
        }
    }

    private void posts(Adapters adapters) {
        Cache shared = adapters.get(Cache.class);
        LikeStore likes = adapters.get(LikeStore.class);
        RepostStore reposts = adapters.get(RepostStore.class);
        ReplyStore replies = adapters.get(ReplyStore.class);
        var recounted =
                new RecountedCounters(
                        adapters.get(Counters.class),
                        new Recount(
                                likes,
                                reposts,
                                replies,
                                adapters.get(AnalyticsStore.class)::countImpressions));
        var counters = new CachedCounters(recounted, sizes.posts(), clock);
        Function<PostId, Duration> kept = kept(counters);
        put(
                PostStore.class,
                new CachedPostStore(
                        adapters.get(PostStore.class),
                        sizes.roots(),
                        sizes.listed(),
                        shared,
                        kept,
                        clock));
        put(ReplyStore.class, new CachedReplyStore(replies, sizes.replies(), shared, kept, clock));
        put(Counters.class, counters);
        // What is written behind is answered at once, and a cache of it would ask the store.
        if (adapters.likesBehind().isEmpty()) {
            put(LikeStore.class, new CachedLikeStore(likes, sizes.marks(), clock));
        }
        put(RepostStore.class, new CachedRepostStore(reposts, sizes.marks(), clock));
        put(
                BookmarkStore.class,
                new CachedBookmarkStore(adapters.get(BookmarkStore.class), sizes.marks(), clock));
    }

    /** How long servers share a post: a popular one may stay longer. */
    private Function<PostId, Duration> kept(CachedCounters counters) {
        int many = settings.get(SharedCacheSettings.POPULAR_FROM);
        Duration usual = settings.get(SharedCacheSettings.POSTS);
        Duration popular = settings.get(SharedCacheSettings.POPULAR_POSTS);
        return post -> counters.isLiked(post, many) ? popular : usual;
    }

    private void put(Class<?> port, CacheListener cache) {
        caches.put(port, cache);
    }

    /** The cache of a port, where it has one. */
    <P> Optional<P> find(Class<P> port) {
        return Optional.<Object>ofNullable(caches.get(port))
                .or(() -> Optional.ofNullable(shared.get(port)))
                .map(port::cast);
    }

    /** How often each was asked, and had to load. */
    void measure(MeterRegistry meters) {
        caches.forEach(
                (port, cache) ->
                        cache.parts().forEach((name, part) -> measure(meters, port, name, part)));
    }

    private static void measure(
            MeterRegistry meters, Class<?> port, String name, ReadThrough<?, ?> part) {
        Tags tags = Tags.of("port", port.getSimpleName(), "part", name);
        FunctionCounter.builder("plaza.cache.asked", part, ReadThrough::asked)
                .description("Keys that a cache of this process was asked for")
                .tags(tags)
                .register(meters);
        FunctionCounter.builder("plaza.cache.loaded", part, ReadThrough::loaded)
                .description("Keys of those that were not there, and asked of the store")
                .tags(tags)
                .register(meters);
    }

    /** Those that have to hear of every event, in the order of what they hold. */
    List<EventListener> listeners() {
        return List.copyOf(caches.values());
    }
}
