package plaza.core.platform;

import java.util.List;
import plaza.core.account.AccountEvent;
import plaza.core.bookmark.BookmarkEvent;
import plaza.core.chat.ChatEvent;
import plaza.core.event.Event;
import plaza.core.event.EventCodec;
import plaza.core.event.RebuildAsked;
import plaza.core.graph.GraphEvent;
import plaza.core.ledger.LedgerEvent;
import plaza.core.like.LikeEvent;
import plaza.core.live.StreamEvent;
import plaza.core.media.MediaEvent;
import plaza.core.notification.NotificationEvent;
import plaza.core.post.PostEvent;
import plaza.core.repost.RepostEvent;
import plaza.core.session.SessionEvent;
import plaza.core.story.StoryEvent;

/** The events of all features. */
public final class EventTypes {
    public static final List<Class<? extends Event>> ALL =
            List.of(
                    AccountEvent.class,
                    SessionEvent.class,
                    GraphEvent.class,
                    PostEvent.class,
                    LikeEvent.class,
                    RepostEvent.class,
                    BookmarkEvent.class,
                    NotificationEvent.class,
                    MediaEvent.class,
                    StoryEvent.class,
                    ChatEvent.class,
                    StreamEvent.class,
                    LedgerEvent.class,
                    RebuildAsked.class);

    /** Reads and writes each of them. */
    public static final EventCodec CODEC = new EventCodec(ALL);

    private EventTypes() {}
}
