package plaza.core.notification;

import java.util.List;
import plaza.core.graph.ViewerContext;
import plaza.core.id.UserId;
import plaza.core.update.Update;
import plaza.core.update.UpdateFilter;

/** Keeps what blocked and muted people did from being told, also when it is told late. */
public final class NotificationUpdateFilter implements UpdateFilter {
    /** The subject: who did it, then what names the act. */
    static String subject(Notification notification) {
        return notification.actor() + " " + notification.id();
    }

    @Override
    public List<Update> visible(ViewerContext sight, List<Update> updates) {
        return updates.stream().filter(update -> isHeard(sight, update)).toList();
    }

    private static boolean isHeard(ViewerContext sight, Update update) {
        return UserId.parse(update.subject().split(" ", 2)[0])
                .filter(actor -> !sight.hides(actor) && !sight.mutes(actor))
                .isPresent();
    }
}
