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
        accounts = add(new CachedAccountStore(adapters.accounts(), sizes.accounts(), clock));
        sessions = add(new CachedSessionStore(adapters.sessions(), sizes.accounts(), clock));
        graph =
                add(
                        new CachedFollowGraph(
                                adapters.graph(), sizes.follows(), sizes.accounts(), clock));
        blocks = add(new CachedBlockStore(adapters.blocks(), sizes.barriers(), clock));
        Cache shared = adapters.cache();
        posts = add(new CachedPostStore(adapters.posts(), sizes.posts(), shared, clock));
        replies = add(new CachedReplyStore(adapters.replies(), sizes.posts(), shared, clock));
        counters = add(new CachedCounters(recounted(adapters), sizes.posts(), clock));
        likes = add(new CachedLikeStore(adapters.likes(), sizes.marks(), clock));
        reposts = add(new CachedRepostStore(adapters.reposts(), sizes.marks(), clock));
        bookmarks = add(new CachedBookmarkStore(adapters.bookmarks(), sizes.marks(), clock));
    }

    private static Counters recounted(Adapters adapters) {
        var recount = new Recount(adapters.likes(), adapters.reposts(), adapters.replies());
        return new RecountedCounters(adapters.counters(), recount);
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
