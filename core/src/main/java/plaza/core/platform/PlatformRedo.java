package plaza.core.platform;

import java.util.List;
import plaza.core.account.AccountEvent;
import plaza.core.account.AccountEvent.AccountChanged;
import plaza.core.account.AccountEvent.AccountRegistered;
import plaza.core.bookmark.BookmarkEvent;
import plaza.core.bookmark.BookmarkEvent.Bookmarked;
import plaza.core.bookmark.BookmarkEvent.Unbookmarked;
import plaza.core.chat.ChatEvent;
import plaza.core.chat.MessageWrites;
import plaza.core.event.EventRedo;
import plaza.core.event.EventRedos;
import plaza.core.event.RebuildAsked;
import plaza.core.event.Redo;
import plaza.core.graph.GraphEvent;
import plaza.core.graph.RelationWrites;
import plaza.core.id.UserId;
import plaza.core.ledger.LedgerEvent;
import plaza.core.ledger.LedgerEvent.MoneyMoved;
import plaza.core.like.LikeEvent;
import plaza.core.like.LikeRedo;
import plaza.core.live.StreamEvent;
import plaza.core.live.StreamWrites;
import plaza.core.media.Attachments;
import plaza.core.media.MediaEvent;
import plaza.core.media.MediaEvent.MediaUploaded;
import plaza.core.notification.NotificationEvent;
import plaza.core.notification.NotificationEvent.NotificationPreferencesChanged;
import plaza.core.notification.NotificationEvent.NotificationsRead;
import plaza.core.post.CounterRebuild;
import plaza.core.post.PostEvent;
import plaza.core.post.PostLookup;
import plaza.core.post.PostRedo;
import plaza.core.post.PostWrites;
import plaza.core.post.Recount;
import plaza.core.repost.RepostEvent;
import plaza.core.repost.RepostRedo;
import plaza.core.session.SessionEvent;
import plaza.core.story.StoryEvent;
import plaza.core.story.StoryWrites;

/** The write of every event, on the stores of the platform. */
public final class PlatformRedo {
    private final Stores stores;

    private PlatformRedo(Stores stores) {
        this.stores = stores;
    }

    public static Redo of(Stores stores) {
        return new PlatformRedo(stores).redo();
    }

    private Redo redo() {
        var attachments = new Attachments(stores.mediaCatalog());
        var lookup = new PostLookup(stores.posts(), stores.replies());
        var posts = new PostWrites(lookup, stores.counters(), attachments);
        var stories = new StoryWrites(stores.stories(), attachments);
        var messages = new MessageWrites(stores.chats(), stores.messages(), attachments);
        var streams =
                new StreamWrites(stores.streams(), stores.chats(), stores.viewers(), attachments);
        var relations =
                new RelationWrites(stores.graph(), stores.followRequests(), stores.blocks());
        var counts =
                new CounterRebuild(
                        List.of(stores.posts(), stores.replies()),
                        new Recount(stores.likes(), stores.reposts(), stores.replies()),
                        stores.counters());
        return new EventRedos(
                List.of(
                        new EventRedo<>(AccountEvent.class, this::account),
                        new EventRedo<>(SessionEvent.class, _ -> true),
                        new EventRedo<>(GraphEvent.class, relations::redo),
                        new EventRedo<>(PostEvent.class, new PostRedo(lookup, posts, counts)::redo),
                        new EventRedo<>(
                                LikeEvent.class,
                                new LikeRedo(stores.likes(), stores.counters(), counts)::redo),
                        new EventRedo<>(
                                RepostEvent.class, new RepostRedo(stores.reposts(), counts)::redo),
                        new EventRedo<>(BookmarkEvent.class, this::bookmark),
                        new EventRedo<>(NotificationEvent.class, this::notification),
                        new EventRedo<>(MediaEvent.class, this::media),
                        new EventRedo<>(StoryEvent.class, stories::redo),
                        new EventRedo<>(ChatEvent.class, messages::redo),
                        new EventRedo<>(StreamEvent.class, streams::redo),
                        new EventRedo<>(LedgerEvent.class, this::ledger),
                        new EventRedo<>(RebuildAsked.class, _ -> true)));
    }

    /** What these commands write is in no event: it holds addresses and passwords. */
    private boolean account(AccountEvent event) {
        return switch (event) {
            case AccountRegistered e -> isThere(e.user());
            case AccountChanged e -> isThere(e.user());
        };
    }

    private boolean isThere(UserId user) {
        return !stores.accounts().findAll(List.of(user)).isEmpty();
    }

    private boolean bookmark(BookmarkEvent event) {
        switch (event) {
            case Bookmarked e -> stores.bookmarks().put(e.bookmark());
            case Unbookmarked e ->
                    stores.bookmarks().delete(e.bookmark().user(), e.bookmark().post());
        }
        return true;
    }

    private boolean notification(NotificationEvent event) {
        switch (event) {
            case NotificationsRead e -> stores.notifications().markRead(e.user(), e.upTo());
            case NotificationPreferencesChanged e ->
                    stores.notificationPreferences().change(e.user(), e.change());
        }
        return true;
    }

    private boolean media(MediaEvent event) {
        switch (event) {
            case MediaUploaded e -> stores.mediaCatalog().insert(e.media());
        }
        return true;
    }

    /** Books are written in one step, with all that they say, or not at all. */
    private boolean ledger(LedgerEvent event) {
        return switch (event) {
            case MoneyMoved e ->
                    stores.ledger()
                            .find(e.transaction())
                            .filter(booked -> booked.status() == e.status())
                            .isPresent();
        };
    }
}
