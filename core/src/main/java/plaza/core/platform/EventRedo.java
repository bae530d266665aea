package plaza.core.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.chat.MessageWrites;
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
import plaza.core.event.Redo;
import plaza.core.graph.RelationWrites;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.live.StreamWrites;
import plaza.core.media.Attachments;
import plaza.core.post.CounterRebuild;
import plaza.core.post.PostLookup;
import plaza.core.post.PostWrites;
import plaza.core.story.StoryWrites;

/**
 * The write of every event. Counts are not repeatable, so those of the posts concerned are counted
 * anew instead.
 */
public final class EventRedo implements Redo {
    private final Stores stores;
    private final PostLookup lookup;
    private final PostWrites posts;
    private final StoryWrites stories;
    private final MessageWrites messages;
    private final StreamWrites streams;
    private final RelationWrites relations;
    private final CounterRebuild counts;

    public EventRedo(Stores stores) {
        var attachments = new Attachments(stores.mediaCatalog());
        this.stores = stores;
        this.lookup = new PostLookup(stores.posts(), stores.replies());
        this.posts = new PostWrites(lookup, stores.counters(), attachments);
        this.stories = new StoryWrites(stores.stories(), attachments);
        this.messages = new MessageWrites(stores.chats(), stores.messages(), attachments);
        this.streams =
                new StreamWrites(stores.streams(), stores.chats(), stores.viewers(), attachments);
        this.relations =
                new RelationWrites(stores.graph(), stores.followRequests(), stores.blocks());
        this.counts =
                new CounterRebuild(
                        stores.posts(),
                        stores.replies(),
                        stores.likes(),
                        stores.reposts(),
                        stores.counters());
    }

    @Override
    public boolean redo(Event event) {
        return switch (event) {
            // What these commands write is in no event: it holds addresses and passwords.
            case AccountRegistered e -> isThere(e.user());
            case AccountChanged e -> isThere(e.user());
            // What is said is in no event either; a room's members may be many.
            case ChatCreated e -> stores.chats().find(e.chat()).isPresent();
            case ChatMemberChanged _ -> true;
            case MessageSent e -> messages.isThere(e.message());
            case StreamCreated e -> streams.complete(e.stream());
            case StreamChanged _ -> true;
            // Books are written in one step, with all that they say, or not at all.
            case MoneyMoved e ->
                    stores.ledger()
                            .find(e.transaction())
                            .filter(booked -> booked.status() == e.status())
                            .isPresent();
            case SessionsEnded _ -> true;
            case RebuildAsked _ -> true;
            default -> {
                write(event);
                yield true;
            }
        };
    }

    private boolean isThere(UserId user) {
        return !stores.accounts().findAll(List.of(user)).isEmpty();
    }

    private void write(Event event) {
        switch (event) {
            case Followed e -> relations.follow(e.follow());
            case Unfollowed e ->
                    stores.graph().unfollow(e.follow().follower(), e.follow().followed());
            case FollowRequested e -> stores.followRequests().put(e.request());
            case FollowRequestEnded e ->
                    stores.followRequests().delete(e.request().follower(), e.request().followed());
            case Blocked e -> relations.block(e.block());
            case Unblocked e -> stores.blocks().unblock(e.block().owner(), e.block().other());
            case Muted e -> stores.blocks().mute(e.mute());
            case Unmuted e -> stores.blocks().unmute(e.mute().owner(), e.mute().other());
            case PostCreated e -> {
                untold(e.whole() ? e.post().text() : null, e);
                posts.insert(e.post());
                count(e.post().replyTo());
            }
            case PostEdited e -> {
                String text = untold(e.text(), e);
                lookup.find(e.post())
                        .ifPresent(
                                post ->
                                        lookup.records(post)
                                                .edit(e.post(), text, e.entities(), e.at()));
            }
            case PostDeleted e -> {
                posts.delete(e.post());
                count(e.post().replyTo());
            }
            case Liked e -> {
                stores.likes().put(e.like());
                stores.counters().liked(e.like().user(), e.like().post());
                count(e.like().post());
            }
            case Unliked e -> {
                stores.likes().delete(e.like().user(), e.like().post());
                stores.counters().unliked(e.like().user(), e.like().post());
                count(e.like().post());
            }
            case Reposted e -> {
                stores.reposts().put(e.repost());
                count(e.repost().post());
            }
            case Unreposted e -> {
                stores.reposts().delete(e.repost().user(), e.repost().post());
                count(e.repost().post());
            }
            case Bookmarked e -> stores.bookmarks().put(e.bookmark());
            case Unbookmarked e ->
                    stores.bookmarks().delete(e.bookmark().user(), e.bookmark().post());
            case NotificationsRead e -> stores.notifications().markRead(e.user(), e.upTo());
            case NotificationPreferencesChanged e ->
                    stores.notificationPreferences().change(e.user(), e.change());
            case MediaUploaded e -> stores.mediaCatalog().insert(e.media());
            case StoryCreated e -> stories.insert(e.story());
            case StoryDeleted e -> stories.delete(e.story());
            case StoryViewed e -> stores.stories().putView(e.viewing());
            case ChatRenamed e -> stores.chats().rename(e.chat(), untold(e.name(), e), e.by());
            case MessageDeleted e -> messages.delete(e.message());
            case ChatRead e -> messages.read(e.chat(), e.reader(), e.upTo(), e.at());
            case StreamStarted e -> stores.streams().start(e.stream(), e.at());
            case StreamEnded e -> streams.end(e.stream(), e.at());
            case StreamCreated _ -> {}
            case StreamChanged _ -> {}
            case MoneyMoved _ -> {}
            case ChatCreated _ -> {}
            case ChatMemberChanged _ -> {}
            case MessageSent _ -> {}
            case AccountRegistered _ -> {}
            case AccountChanged _ -> {}
            case SessionsEnded _ -> {}
            case RebuildAsked _ -> {}
        }
    }

    /** What was told has happened, and is not carried out again: it takes what is not told. */
    private static String untold(@Nullable String content, Event event) {
        if (content == null) {
            throw new IllegalArgumentException(event.getClass().getSimpleName() + " was told");
        }
        return content;
    }

    private void count(@Nullable PostId post) {
        if (post != null) {
            counts.mend(List.of(post));
        }
    }
}
