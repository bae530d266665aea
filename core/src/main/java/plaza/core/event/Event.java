package plaza.core.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.bookmark.Bookmark;
import plaza.core.graph.Barrier;
import plaza.core.graph.Follow;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.PostId;
import plaza.core.id.StoryId;
import plaza.core.id.StreamId;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.ledger.Transaction;
import plaza.core.ledger.TransactionStatus;
import plaza.core.ledger.TransactionType;
import plaza.core.like.Like;
import plaza.core.media.Media;
import plaza.core.notification.PreferenceChange;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.repost.Repost;
import plaza.core.story.Story;
import plaza.core.story.Viewing;

/**
 * Something that happened, with all that is needed to carry it out again: the writes of an event
 * can be repeated without changing anything. Events never hold passwords, tokens or addresses, and
 * what people write only until it is carried out ({@link #told}).
 */
public sealed interface Event {
    /**
     * Events with the same key are handled in their order: the id of a person, a chat or a stream.
     */
    UUID key();

    /**
     * What the journal keeps of it when it has happened: without what its author may take back,
     * which only carrying it out needs. The stores have that, as long as it is there.
     */
    default Event told() {
        return this;
    }

    /** Somebody joined. */
    record AccountRegistered(UserId user, Instant at) implements Event {
        @Override
        public UUID key() {
            return user.value();
        }
    }

    /** A profile, a role, a status or a password is another than before. */
    record AccountChanged(UserId user, Instant at) implements Event {
        @Override
        public UUID key() {
            return user.value();
        }
    }

    /** Sessions of a person ended. */
    record SessionsEnded(UserId user, Instant at) implements Event {
        @Override
        public UUID key() {
            return user.value();
        }
    }

    record Followed(Follow follow) implements Event {
        @Override
        public UUID key() {
            return follow.follower().value();
        }
    }

    record Unfollowed(Follow follow) implements Event {
        @Override
        public UUID key() {
            return follow.follower().value();
        }
    }

    /** Somebody asked to follow a private account. */
    record FollowRequested(Follow request) implements Event {
        @Override
        public UUID key() {
            return request.follower().value();
        }
    }

    /** A request to follow was rejected or taken back. */
    record FollowRequestEnded(Follow request) implements Event {
        @Override
        public UUID key() {
            return request.follower().value();
        }
    }

    record Blocked(Barrier block) implements Event {
        @Override
        public UUID key() {
            return block.owner().value();
        }
    }

    record Unblocked(Barrier block) implements Event {
        @Override
        public UUID key() {
            return block.owner().value();
        }
    }

    record Muted(Barrier mute) implements Event {
        @Override
        public UUID key() {
            return mute.owner().value();
        }
    }

    record Unmuted(Barrier mute) implements Event {
        @Override
        public UUID key() {
            return mute.owner().value();
        }
    }

    /**
     * A root post or a reply was made.
     *
     * @param whole false where the post is told without its text
     */
    record PostCreated(Post post, boolean whole) implements Event {
        public PostCreated(Post post) {
            this(post, true);
        }

        @Override
        public UUID key() {
            return post.author().value();
        }

        @Override
        public Event told() {
            return new PostCreated(post.withoutText(), false);
        }
    }

    /**
     * A post says something else.
     *
     * @param text null where it is told without it
     */
    record PostEdited(
            PostId post, UserId author, @Nullable String text, Entities entities, Instant at)
            implements Event {
        @Override
        public UUID key() {
            return author.value();
        }

        @Override
        public Event told() {
            return new PostEdited(post, author, null, entities.withoutText(), at);
        }
    }

    /** Holds the ids only: a deleted text must not live on in the journal. */
    record PostDeleted(PostRef post, Instant at) implements Event {
        @Override
        public UUID key() {
            return post.author().value();
        }
    }

    record Liked(Like like, UserId author) implements Event {
        @Override
        public UUID key() {
            return like.user().value();
        }
    }

    /**
     * @param author null where the post was deleted before
     */
    record Unliked(Like like, @Nullable UserId author) implements Event {
        @Override
        public UUID key() {
            return like.user().value();
        }
    }

    record Reposted(Repost repost) implements Event {
        @Override
        public UUID key() {
            return repost.user().value();
        }
    }

    record Unreposted(Repost repost) implements Event {
        @Override
        public UUID key() {
            return repost.user().value();
        }
    }

    record Bookmarked(Bookmark bookmark) implements Event {
        @Override
        public UUID key() {
            return bookmark.user().value();
        }
    }

    record Unbookmarked(Bookmark bookmark) implements Event {
        @Override
        public UUID key() {
            return bookmark.user().value();
        }
    }

    /** An operator asks that everything derived be computed anew: timelines, counts, caches. */
    record RebuildAsked(String what, UserId by, Instant at) implements Event {
        @Override
        public UUID key() {
            return by.value();
        }
    }

    /** Somebody read their notifications of up to that time. */
    record NotificationsRead(UserId user, Instant upTo, Instant at) implements Event {
        @Override
        public UUID key() {
            return user.value();
        }
    }

    /** Somebody said which types of notifications they want. */
    record NotificationPreferencesChanged(UserId user, PreferenceChange change, Instant at)
            implements Event {
        @Override
        public UUID key() {
            return user.value();
        }
    }

    /** Somebody uploaded a file; it is used for nothing yet. */
    record MediaUploaded(Media media) implements Event {
        @Override
        public UUID key() {
            return media.owner().value();
        }
    }

    record StoryCreated(Story story) implements Event {
        @Override
        public UUID key() {
            return story.author().value();
        }

        @Override
        public Event told() {
            return new StoryCreated(story.withoutText());
        }
    }

    /** Holds the ids only, as {@link PostDeleted}. */
    record StoryDeleted(StoryId story, UserId author, Instant at) implements Event {
        @Override
        public UUID key() {
            return author.value();
        }
    }

    /** A chat was opened, or a room made. */
    record ChatCreated(ChatId chat, UserId by, List<UserId> members, Instant at) implements Event {
        public ChatCreated {
            members = List.copyOf(members);
        }

        @Override
        public UUID key() {
            return chat.value();
        }
    }

    record ChatRenamed(ChatId chat, @Nullable String name, UserId by, Instant at) implements Event {
        @Override
        public UUID key() {
            return chat.value();
        }

        @Override
        public Event told() {
            return new ChatRenamed(chat, null, by, at);
        }
    }

    /** Somebody came into a room, left it, accepted a chat, or is or is not an owner any more. */
    record ChatMemberChanged(ChatId chat, UserId user, UserId by, Instant at) implements Event {
        @Override
        public UUID key() {
            return chat.value();
        }
    }

    /** Holds ids only: what is said disappears from the journal too, by never being in it. */
    record MessageSent(ChatId chat, MessageId message, UserId sender, Instant at) implements Event {
        @Override
        public UUID key() {
            return chat.value();
        }
    }

    record MessageDeleted(ChatId chat, MessageId message, UserId sender, Instant at)
            implements Event {
        @Override
        public UUID key() {
            return chat.value();
        }
    }

    /** Somebody has read a chat, up to a number. */
    record ChatRead(ChatId chat, UserId reader, long upTo, Instant at) implements Event {
        @Override
        public UUID key() {
            return reader.value();
        }
    }

    /** Somebody saw a story for the first time. */
    record StoryViewed(Viewing viewing, UserId author) implements Event {
        @Override
        public UUID key() {
            return viewing.viewer().value();
        }
    }

    /** A stream was planned. */
    record StreamCreated(StreamId stream, UserId host, Instant at) implements Event {
        @Override
        public UUID key() {
            return stream.value();
        }
    }

    /** A stream is called something else, somebody else is in it, or it is not planned any more. */
    record StreamChanged(StreamId stream, UserId host, Instant at) implements Event {
        @Override
        public UUID key() {
            return stream.value();
        }
    }

    record StreamStarted(StreamId stream, UserId host, Instant at) implements Event {
        @Override
        public UUID key() {
            return stream.value();
        }
    }

    record StreamEnded(StreamId stream, UserId host, Instant at) implements Event {
        @Override
        public UUID key() {
            return stream.value();
        }
    }

    /**
     * A transaction got a status, and what is booked then.
     *
     * @param sender as the transaction has it
     * @param receiver as the transaction has it
     * @param cents of USD
     * @param payoutCents the receiver's share of a gift
     */
    record MoneyMoved(
            TransactionId transaction,
            TransactionType type,
            TransactionStatus status,
            @Nullable UserId sender,
            @Nullable UserId receiver,
            Transaction.@Nullable Given gift,
            long cents,
            long payoutCents,
            Instant at)
            implements Event {
        public static MoneyMoved of(Transaction transaction) {
            return new MoneyMoved(
                    transaction.id(),
                    transaction.type(),
                    transaction.status(),
                    transaction.sender(),
                    transaction.receiver(),
                    transaction.gift(),
                    transaction.cents(),
                    transaction.payoutCents(),
                    transaction.settledAt());
        }

        /** What one person asks for follows one another. */
        @Override
        public UUID key() {
            UserId owner = sender == null ? receiver : sender;
            return owner == null ? transaction.value() : owner.value();
        }
    }
}
