package plaza.local.cache;

import plaza.core.event.Event;
import plaza.core.event.Event.AccountChanged;
import plaza.core.event.Event.AccountRegistered;
import plaza.core.event.Event.Blocked;
import plaza.core.event.Event.Bookmarked;
import plaza.core.event.Event.ChatCreated;
import plaza.core.event.Event.ChatMemberChanged;
import plaza.core.event.Event.ChatRead;
import plaza.core.event.Event.ChatRenamed;
import plaza.core.event.Event.FollowRequestEnded;
import plaza.core.event.Event.FollowRequested;
import plaza.core.event.Event.Followed;
import plaza.core.event.Event.Liked;
import plaza.core.event.Event.MediaUploaded;
import plaza.core.event.Event.MessageDeleted;
import plaza.core.event.Event.MessageSent;
import plaza.core.event.Event.MoneyMoved;
import plaza.core.event.Event.Muted;
import plaza.core.event.Event.NotificationPreferencesChanged;
import plaza.core.event.Event.NotificationsRead;
import plaza.core.event.Event.PostCreated;
import plaza.core.event.Event.PostDeleted;
import plaza.core.event.Event.PostEdited;
import plaza.core.event.Event.RebuildAsked;
import plaza.core.event.Event.Reposted;
import plaza.core.event.Event.SessionsEnded;
import plaza.core.event.Event.StoryCreated;
import plaza.core.event.Event.StoryDeleted;
import plaza.core.event.Event.StoryViewed;
import plaza.core.event.Event.StreamChanged;
import plaza.core.event.Event.StreamCreated;
import plaza.core.event.Event.StreamEnded;
import plaza.core.event.Event.StreamStarted;
import plaza.core.event.Event.Unblocked;
import plaza.core.event.Event.Unbookmarked;
import plaza.core.event.Event.Unfollowed;
import plaza.core.event.Event.Unliked;
import plaza.core.event.Event.Unmuted;
import plaza.core.event.Event.Unreposted;
import plaza.core.event.EventListener;
import plaza.core.event.PostRef;
import plaza.core.graph.Barrier;
import plaza.core.graph.Follow;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;

/**
 * What events mean to caches, in one exhaustive place; a cache overrides what touches it. Events
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
            case NotificationsRead _, NotificationPreferencesChanged _ -> {
                // Not cached.
            }
            case MediaUploaded _ -> {
                // Media is not cached.
            }
            case StoryCreated _, StoryDeleted _, StoryViewed _ -> {
                // Stories are not cached.
            }
            case ChatCreated _,
                    ChatRenamed _,
                    ChatMemberChanged _,
                    MessageSent _,
                    MessageDeleted _,
                    ChatRead _ -> {
                // Nor are chats: what disappears is in no cache.
            }
            case StreamCreated _, StreamChanged _, StreamStarted _, StreamEnded _, MoneyMoved _ -> {
                // Streams change all the time; money is read from the books.
            }
        }
    }

    default void onAccount(UserId user) {}

    default void onSessionsEnded(UserId user) {}

    /** A follow began or ended. */
    default void onFollow(Follow follow) {}

    default void onFollowRequest(Follow request) {}

    /** A block began or ended; when it begins, follows between the two end. */
    default void onBlock(Barrier block) {}

    default void onMute(Barrier mute) {}

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

    /** Everything that is cached is to be forgotten. */
    void onRebuild();
}
