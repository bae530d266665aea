package plaza.core.event;

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
import plaza.core.id.UserId;

/**
 * What an event is about. Two events whose writes do not commute have the same subject, so that
 * nothing needs to wait for a write in doubt but what is about the same.
 */
public record Subject(String name) {
    public static Subject of(Event event) {
        return new Subject(
                switch (event) {
                    case AccountRegistered e -> "account:" + e.user();
                    case AccountChanged e -> "account:" + e.user();
                    case SessionsEnded e -> "sessions:" + e.user();
                    case Followed e -> pair(e.follow().follower(), e.follow().followed());
                    case Unfollowed e -> pair(e.follow().follower(), e.follow().followed());
                    case FollowRequested e -> pair(e.request().follower(), e.request().followed());
                    case FollowRequestEnded e ->
                            pair(e.request().follower(), e.request().followed());
                    case Blocked e -> pair(e.block().owner(), e.block().other());
                    case Unblocked e -> pair(e.block().owner(), e.block().other());
                    case Muted e -> pair(e.mute().owner(), e.mute().other());
                    case Unmuted e -> pair(e.mute().owner(), e.mute().other());
                    case PostCreated e -> "post:" + e.post().id();
                    case PostEdited e -> "post:" + e.post();
                    case PostDeleted e -> "post:" + e.post().id();
                    case Liked e -> "like:" + e.like().user() + ":" + e.like().post();
                    case Unliked e -> "like:" + e.like().user() + ":" + e.like().post();
                    case Reposted e -> "repost:" + e.repost().user() + ":" + e.repost().post();
                    case Unreposted e -> "repost:" + e.repost().user() + ":" + e.repost().post();
                    case Bookmarked e ->
                            "bookmark:" + e.bookmark().user() + ":" + e.bookmark().post();
                    case Unbookmarked e ->
                            "bookmark:" + e.bookmark().user() + ":" + e.bookmark().post();
                    case RebuildAsked e -> "rebuild:" + e.what();
                    case NotificationsRead e -> "notifications:" + e.user();
                    case NotificationPreferencesChanged e -> "preferences:" + e.user();
                    case MediaUploaded e -> "media:" + e.media().key();
                    case StoryCreated e -> "story:" + e.story().id();
                    case StoryDeleted e -> "story:" + e.story();
                    case ChatCreated e -> "chat:" + e.chat();
                    case ChatRenamed e -> "chat:" + e.chat();
                    case ChatMemberChanged e -> "member:" + e.chat() + ":" + e.user();
                    case MessageSent e -> "message:" + e.message();
                    case MessageDeleted e -> "message:" + e.message();
                    case ChatRead e -> "read:" + e.chat() + ":" + e.reader();
                    case StreamCreated e -> "stream:" + e.stream();
                    case StreamChanged e -> "stream:" + e.stream();
                    case StreamStarted e -> "stream:" + e.stream();
                    case StreamEnded e -> "stream:" + e.stream();
                    case MoneyMoved e -> "transaction:" + e.transaction();
                    case StoryViewed e ->
                            "view:" + e.viewing().viewer() + ":" + e.viewing().story();
                });
    }

    /** Whoever acts: to block somebody ends their follow too. */
    private static String pair(UserId one, UserId other) {
        return one.compareTo(other) < 0 ? "pair:" + one + ":" + other : "pair:" + other + ":" + one;
    }
}
