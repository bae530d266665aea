package plaza.app.wiring;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import plaza.app.budget.CacheSizes;
import plaza.cache.account.CachedAccountStore;
import plaza.cache.bookmark.CachedBookmarkStore;
import plaza.cache.graph.CachedBlockStore;
import plaza.cache.graph.CachedFollowGraph;
import plaza.cache.like.CachedLikeStore;
import plaza.cache.post.CachedCounters;
import plaza.cache.post.CachedPostStore;
import plaza.cache.reply.CachedReplyStore;
import plaza.cache.repost.CachedRepostStore;
import plaza.cache.session.CachedSessionStore;
import plaza.core.account.AccountStore;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.cache.Cache;
import plaza.core.event.EventListener;
import plaza.core.graph.BlockStore;
import plaza.core.graph.FollowGraph;
import plaza.core.like.LikeStore;
import plaza.core.post.Counters;
import plaza.core.post.PostStore;
import plaza.core.post.Recount;
import plaza.core.post.RecountedCounters;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.RepostStore;
import plaza.core.session.SessionStore;

/** The ports that have a cache, within it; each cache listens to what happens. */
final class Caches {
    private final List<EventListener> listeners = new ArrayList<>();
    final AccountStore accounts;
    final SessionStore sessions;
    final FollowGraph graph;
    final BlockStore blocks;
    final PostStore posts;
    final ReplyStore replies;
    final Counters counters;
    final LikeStore likes;
    final RepostStore reposts;
    final BookmarkStore bookmarks;

    Caches(Adapters adapters, CacheSizes sizes, Clock clock) {
        accounts = add(new CachedAccountStore(adapters.get(AccountStore.class), sizes.accounts(), clock));
        sessions = add(new CachedSessionStore(adapters.get(SessionStore.class), sizes.accounts(), clock));
        graph =
                add(
                        new CachedFollowGraph(
                                adapters.get(FollowGraph.class), sizes.follows(), sizes.accounts(), clock));
        blocks = add(new CachedBlockStore(adapters.get(BlockStore.class), sizes.barriers(), clock));
        Cache shared = adapters.get(Cache.class);
        posts = add(new CachedPostStore(adapters.get(PostStore.class), sizes.posts(), shared, clock));
        replies = add(new CachedReplyStore(adapters.get(ReplyStore.class), sizes.posts(), shared, clock));
        counters = add(new CachedCounters(recounted(adapters), sizes.posts(), clock));
        likes = add(new CachedLikeStore(adapters.get(LikeStore.class), sizes.marks(), clock));
        reposts = add(new CachedRepostStore(adapters.get(RepostStore.class), sizes.marks(), clock));
        bookmarks = add(new CachedBookmarkStore(adapters.get(BookmarkStore.class), sizes.marks(), clock));
    }

    private static Counters recounted(Adapters adapters) {
        var recount = new Recount(adapters.get(LikeStore.class), adapters.get(RepostStore.class), adapters.get(ReplyStore.class));
        return new RecountedCounters(adapters.get(Counters.class), recount);
    }

    private <T extends EventListener> T add(T cache) {
        listeners.add(cache);
        return cache;
    }

    /** Those that have to hear of every event, in the order of what they hold. */
    List<EventListener> listeners() {
        return List.copyOf(listeners);
    }
}
