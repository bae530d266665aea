package plaza.core.platform;

import java.util.List;
import plaza.core.chat.ChatUpdate;
import plaza.core.live.StreamUpdate;
import plaza.core.notification.NotificationUpdate;
import plaza.core.timeline.FeedUpdate;
import plaza.core.update.Update;
import plaza.core.update.UpdateCodec;

/** The updates of all features that are sent from server to server: those of KEPT topics. */
public final class UpdateTypes {
    public static final List<Class<? extends Update>> ALL =
            List.of(
                    NotificationUpdate.class,
                    FeedUpdate.class,
                    ChatUpdate.class,
                    StreamUpdate.class);

    /** Reads and writes each of them. */
    public static final UpdateCodec CODEC = new UpdateCodec(ALL);

    private UpdateTypes() {}
}
