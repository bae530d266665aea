package plaza.cache;

import java.util.Map;
import plaza.core.account.AccountEvent.AccountChanged;
import plaza.core.account.AccountEvent.AccountRegistered;
import plaza.core.bookmark.BookmarkEvent.Bookmarked;
import plaza.core.bookmark.BookmarkEvent.Unbookmarked;
import plaza.core.event.Event;
import plaza.core.event.EventListener;
import plaza.core.event.RebuildAsked;
import plaza.core.graph.Follow;
import plaza.core.graph.GraphEvent.Blocked;
import plaza.core.graph.GraphEvent.FollowRequestEnded;
import plaza.core.graph.GraphEvent.FollowRequested;
import plaza.core.graph.GraphEvent.Followed;
import plaza.core.graph.GraphEvent.Muted;
import plaza.core.graph.GraphEvent.Unblocked;
import plaza.core.graph.GraphEvent.Unfollowed;
import plaza.core.graph.GraphEvent.Unmuted;
import plaza.core.graph.Restriction;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.LikeEvent.Liked;
import plaza.core.like.LikeEvent.Unliked;
import plaza.core.post.Post;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostDeleted;
import plaza.core.post.PostEvent.PostEdited;
import plaza.core.post.PostRef;
import plaza.core.repost.RepostEvent.Reposted;
import plaza.core.repost.RepostEvent.Unreposted;
import plaza.core.session.SessionEvent.SessionsEnded;

/**
 * Tells caches what events mean to them, in one place; a cache overrides what touches it. Events
 * may be told twice, late, and in another order than they were committed in.
 */
public interface CacheListener extends EventListener {
    @Override
    default void on(Event event) {
        switch (event) {
            case AccountRegistered e -> onAccount(e.user());
            case AccountChanged e -> onAccount(e.user());
            case SessionsEnded e -> onSessionsEnded(e.user());
            case Followed e -> onFollow(e.follow());
            case Unfollowed e -> onFollow(e.follow());
            case FollowRequested e -> onFollowRequest(e.request());
            case FollowRequestEnded e -> onFollowRequest(e.request());
            case Blocked e -> onBlock(e.block());
            case Unblocked e -> onBlock(e.block());
            case Muted e -> onMute(e.mute());
            case Unmuted e -> onMute(e.mute());
            case PostCreated e -> onPostCreated(e.post(), e.whole());
            case PostEdited e -> onPostEdited(e.post());
            case PostDeleted e -> onPostDeleted(e.post());
            case Liked e -> onLike(e.like().user(), e.like().post());
            case Unliked e -> onLike(e.like().user(), e.like().post());
            case Reposted e -> onRepost(e.repost().user(), e.repost().post());
            case Unreposted e -> onRepost(e.repost().user(), e.repost().post());
            case Bookmarked e -> onBookmark(e.bookmark().user());
            case Unbookmarked e -> onBookmark(e.bookmark().user());
            case RebuildAsked _ -> onRebuild();
            default -> {
                // Notifications, media, stories, chats, streams and books are not cached.
            }
        }
    }

    default void onAccount(UserId user) {}

    default void onSessionsEnded(UserId user) {}

    /** A follow began or ended. */
    default void onFollow(Follow follow) {}

    default void onFollowRequest(Follow request) {}

    /** A block began or ended; when it begins, follows between the two end. */
    default void onBlock(Restriction block) {}

    default void onMute(Restriction mute) {}

    /**
     * A root post or a reply.
     *
     * @param whole whether its text is known: not where another process made it
     */
    default void onPostCreated(Post post, boolean whole) {}

    default void onPostEdited(PostId post) {}

    default void onPostDeleted(PostRef post) {}

    /** A like began or ended. */
    default void onLike(UserId user, PostId post) {}

    default void onRepost(UserId user, PostId post) {}

    default void onBookmark(UserId user) {}

    /** What is cached, by names for monitoring. */
    Map<String, ReadThrough<?, ?>> parts();

    /** Everything that is cached is to be forgotten. */
    void onRebuild();
}
