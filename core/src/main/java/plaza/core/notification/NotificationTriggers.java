package plaza.core.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.chat.ChatEvent.ChatCreated;
import plaza.core.event.JournalEntry;
import plaza.core.graph.Follow;
import plaza.core.graph.GraphEvent.Blocked;
import plaza.core.graph.GraphEvent.FollowRequestEnded;
import plaza.core.graph.GraphEvent.FollowRequested;
import plaza.core.graph.GraphEvent.Followed;
import plaza.core.graph.GraphEvent.Unfollowed;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.ledger.LedgerEvent.MoneyMoved;
import plaza.core.ledger.TransactionStatus;
import plaza.core.ledger.TransactionType;
import plaza.core.like.LikeEvent.Liked;
import plaza.core.like.LikeEvent.Unliked;
import plaza.core.post.EntityFinder;
import plaza.core.post.Post;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostEdited;
import plaza.core.post.PostLookup;
import plaza.core.post.Revision;
import plaza.core.repost.RepostEvent.Reposted;
import plaza.core.repost.RepostEvent.Unreposted;

/** Reads out of the journal what people did towards each other. */
public final class NotificationTriggers {
    private final PostLookup lookup;
    private final EntityFinder entities;

    public NotificationTriggers(PostLookup lookup, EntityFinder entities) {
        this.lookup = lookup;
        this.entities = entities;
    }

    /**
     * The acts of some entries, in their order. Posts that are gone are no acts, nor is what was
     * done to them.
     */
    List<NotificationTrigger> of(List<JournalEntry> entries) {
        Set<PostId> wanted = new HashSet<>();
        entries.forEach(entry -> collect(entry, wanted));
        Map<PostId, Post> posts = lookup.findAll(wanted);
        List<NotificationTrigger> acts = new ArrayList<>();
        entries.forEach(entry -> new Reading(entry.at(), posts, acts).read(entry));
        return acts;
    }

    private static void collect(JournalEntry entry, Set<PostId> wanted) {
        switch (entry.event()) {
            case PostCreated post -> {
                wanted.add(post.id());
                if (post.replyTo() != null) {
                    wanted.add(post.replyTo());
                }
                if (post.quoteOf() != null) {
                    wanted.add(post.quoteOf());
                }
            }
            case PostEdited edit -> wanted.add(edit.post());
            case Liked(var like, var _) -> wanted.add(like.post());
            case Reposted(var repost) -> wanted.add(repost.post());
            default -> {
                // Speaks of no post that has to be there.
            }
        }
    }

    /** One entry on its way to acts. */
    private final class Reading {
        private final Instant asOf;
        private final Map<PostId, Post> posts;
        private final List<NotificationTrigger> acts;

        Reading(Instant asOf, Map<PostId, Post> posts, List<NotificationTrigger> acts) {
            this.asOf = asOf;
            this.posts = posts;
            this.acts = acts;
        }

        void read(JournalEntry entry) {
            switch (entry.event()) {
                case Liked(var like, UserId author) when posts.containsKey(like.post()) ->
                        done(NotificationType.LIKE, like.user(), author, like.post(), like.at());
                case Unliked(var like, UserId author) when author != null ->
                        undone(NotificationType.LIKE, like.user(), author, like.post());
                case Reposted(var repost) when posts.containsKey(repost.post()) ->
                        done(
                                NotificationType.REPOST,
                                repost.user(),
                                repost.author(),
                                repost.post(),
                                repost.at());
                case Unreposted(var repost) ->
                        undone(
                                NotificationType.REPOST,
                                repost.user(),
                                repost.author(),
                                repost.post());
                case ChatCreated(var chat, UserId by, var members, Instant at) ->
                        members.stream()
                                .filter(member -> !member.equals(by))
                                .forEach(
                                        member ->
                                                did(
                                                        NotificationType.CHAT,
                                                        by,
                                                        member,
                                                        chat.value(),
                                                        at));
                case MoneyMoved moved when moved.type() == TransactionType.GIFT -> given(moved);
                case FollowRequested(Follow request) ->
                        done(
                                NotificationType.FOLLOW_REQUEST,
                                request.follower(),
                                request.followed(),
                                null,
                                request.at());
                case FollowRequestEnded(Follow request) ->
                        requestEnded(request.follower(), request.followed());
                case Followed(Follow follow) -> {
                    // In this order: the follow takes the place of the request, if there was one.
                    done(
                            NotificationType.FOLLOW,
                            follow.follower(),
                            follow.followed(),
                            null,
                            follow.at());
                    requestEnded(follow.follower(), follow.followed());
                }
                case Unfollowed(Follow follow) ->
                        undone(NotificationType.FOLLOW, follow.follower(), follow.followed(), null);
                case Blocked(var block) -> {
                    apart(block.owner(), block.other());
                    apart(block.other(), block.owner());
                }
                case PostCreated e when posts.containsKey(e.id()) -> created(e.post());
                case PostEdited edit -> {
                    Post post = posts.get(edit.post());
                    if (post != null) {
                        edited(post, edit);
                    }
                }
                default -> {
                    // Nothing that anybody is told of.
                }
            }
        }

        private void given(MoneyMoved moved) {
            UserId sender = moved.sender();
            UserId receiver = moved.receiver();
            if (sender != null && receiver != null) {
                acts.add(
                        new NotificationTrigger(
                                NotificationType.GIFT,
                                sender,
                                receiver,
                                null,
                                moved.transaction().value(),
                                null,
                                moved.at(),
                                asOf,
                                moved.status() == TransactionStatus.COMPLETED));
            }
        }

        private void did(
                NotificationType type, UserId actor, UserId recipient, UUID about, Instant at) {
            acts.add(
                    new NotificationTrigger(
                            type, actor, recipient, null, about, null, at, asOf, true));
        }

        private void requestEnded(UserId follower, UserId followed) {
            undone(NotificationType.FOLLOW_REQUEST, follower, followed, null);
        }

        /** A block ends follows without a word of their own. */
        private void apart(UserId follower, UserId followed) {
            undone(NotificationType.FOLLOW, follower, followed, null);
            requestEnded(follower, followed);
        }

        /** Tells each person once, by what concerns them most. */
        private void created(Post post) {
            Map<UserId, NotificationType> told = new LinkedHashMap<>();
            tell(told, post.replyTo(), NotificationType.REPLY);
            tell(told, post.quoteOf(), NotificationType.QUOTE);
            post.entities()
                    .mentions()
                    .forEach(person -> told.putIfAbsent(person, NotificationType.MENTION));
            told.forEach((person, type) -> posted(type, post, person, post.createdAt(), true));
        }

        private void tell(
                Map<UserId, NotificationType> told, @Nullable PostId id, NotificationType type) {
            Post post = id == null ? null : posts.get(id);
            if (post != null) {
                told.putIfAbsent(post.author(), type);
            }
        }

        /** Only who was not mentioned before is told, and who is mentioned no longer is not. */
        private void edited(Post post, PostEdited edit) {
            Set<UserId> now = new HashSet<>(edit.entities().mentions());
            Set<UserId> before = new HashSet<>(mentionedBefore(post, edit.at()));
            for (UserId person : edit.entities().mentions()) {
                if (!before.contains(person)) {
                    posted(NotificationType.MENTION, post, person, edit.at(), true);
                }
            }
            for (UserId person : before) {
                if (!now.contains(person)) {
                    posted(NotificationType.MENTION, post, person, edit.at(), false);
                }
            }
        }

        /** Of the text that stood until this time. */
        private List<UserId> mentionedBefore(Post post, Instant time) {
            return lookup.records(post).listRevisions(post.id()).reversed().stream()
                    .filter(revision -> revision.at().isBefore(time))
                    .findFirst()
                    .map(Revision::text)
                    .map(text -> entities.find(text).mentions())
                    .orElse(List.of());
        }

        private void posted(
                NotificationType type, Post post, UserId person, Instant at, boolean stands) {
            acts.add(
                    new NotificationTrigger(
                            type, post.author(), person, post.id(), null, post, at, asOf, stands));
        }

        private void done(
                NotificationType type,
                UserId actor,
                UserId recipient,
                @Nullable PostId target,
                Instant at) {
            acts.add(
                    new NotificationTrigger(
                            type, actor, recipient, target, null, null, at, asOf, true));
        }

        private void undone(
                NotificationType type, UserId actor, UserId recipient, @Nullable PostId target) {
            acts.add(
                    new NotificationTrigger(
                            type, actor, recipient, target, null, null, asOf, asOf, false));
        }
    }
}
