package plaza.core.event;

import java.time.Instant;
import plaza.core.account.UserId;
import plaza.core.bookmark.Bookmark;
import plaza.core.graph.Barrier;
import plaza.core.graph.Follow;
import plaza.core.like.Like;
import plaza.core.media.Media;
import plaza.core.notification.PreferenceChange;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostId;
import plaza.core.repost.Repost;
import plaza.core.story.Story;
import plaza.core.story.StoryId;
import plaza.core.story.Viewing;

/**
 * Something that happened, with all that is needed to carry it out again: the writes of an event
 * can be repeated without changing anything. Events never hold passwords, tokens or addresses.
 */
public sealed interface Event {
    /** Events with the same key are handled in their order: the id of a person. */
    UserId key();

    /** Somebody joined. */
    record AccountRegistered(UserId user, Instant at) implements Event {
        @Override
        public UserId key() {
            return user;
        }
    }

    /** A profile, a role, a status or a password is another than before. */
    record AccountChanged(UserId user, Instant at) implements Event {
        @Override
        public UserId key() {
            return user;
        }
    }

    /** Sessions of a person ended. */
    record SessionsEnded(UserId user, Instant at) implements Event {
        @Override
        public UserId key() {
            return user;
        }
    }

    record Followed(Follow follow) implements Event {
        @Override
        public UserId key() {
            return follow.follower();
        }
    }

    record Unfollowed(Follow follow) implements Event {
        @Override
        public UserId key() {
            return follow.follower();
        }
    }

    /** Somebody asked to follow a private account. */
    record FollowRequested(Follow request) implements Event {
        @Override
        public UserId key() {
            return request.follower();
        }
    }

    /** A request to follow was rejected or taken back. */
    record FollowRequestEnded(Follow request) implements Event {
        @Override
        public UserId key() {
            return request.follower();
        }
    }

    record Blocked(Barrier block) implements Event {
        @Override
        public UserId key() {
            return block.owner();
        }
    }

    record Unblocked(Barrier block) implements Event {
        @Override
        public UserId key() {
            return block.owner();
        }
    }

    record Muted(Barrier mute) implements Event {
        @Override
        public UserId key() {
            return mute.owner();
        }
    }

    record Unmuted(Barrier mute) implements Event {
        @Override
        public UserId key() {
            return mute.owner();
        }
    }

    /** A root post or a reply was made. */
    record PostCreated(Post post) implements Event {
        @Override
        public UserId key() {
            return post.author();
        }
    }

    record PostEdited(PostId post, UserId author, String text, Entities entities, Instant at)
            implements Event {
        @Override
        public UserId key() {
            return author;
        }
    }

    /** Holds the ids only: a deleted text must not live on in the journal. */
    record PostDeleted(PostRef post, Instant at) implements Event {
        @Override
        public UserId key() {
            return post.author();
        }
    }

    record Liked(Like like, UserId author) implements Event {
        @Override
        public UserId key() {
            return like.user();
        }
    }

    record Unliked(Like like, UserId author) implements Event {
        @Override
        public UserId key() {
            return like.user();
        }
    }

    record Reposted(Repost repost) implements Event {
        @Override
        public UserId key() {
            return repost.user();
        }
    }

    record Unreposted(Repost repost) implements Event {
        @Override
        public UserId key() {
            return repost.user();
        }
    }

    record Bookmarked(Bookmark bookmark) implements Event {
        @Override
        public UserId key() {
            return bookmark.user();
        }
    }

    record Unbookmarked(Bookmark bookmark) implements Event {
        @Override
        public UserId key() {
            return bookmark.user();
        }
    }

    /** An operator asks that everything derived be computed anew: timelines, counts, caches. */
    record RebuildAsked(String what, UserId key, Instant at) implements Event {}

    /** Somebody read their notifications of up to that time. */
    record NotificationsRead(UserId user, Instant upTo, Instant at) implements Event {
        @Override
        public UserId key() {
            return user;
        }
    }

    /** Somebody said which types of notifications they want. */
    record NotificationPreferencesChanged(UserId user, PreferenceChange change, Instant at)
            implements Event {
        @Override
        public UserId key() {
            return user;
        }
    }

    /** Somebody uploaded a file; it is used for nothing yet. */
    record MediaUploaded(Media media) implements Event {
        @Override
        public UserId key() {
            return media.owner();
        }
    }

    record StoryCreated(Story story) implements Event {
        @Override
        public UserId key() {
            return story.author();
        }
    }

    /** Holds the ids only, as {@link PostDeleted}. */
    record StoryDeleted(StoryId story, UserId author, Instant at) implements Event {
        @Override
        public UserId key() {
            return author;
        }
    }

    /** Somebody saw a story for the first time. */
    record StoryViewed(Viewing viewing, UserId author) implements Event {
        @Override
        public UserId key() {
            return viewing.viewer();
        }
    }
}
