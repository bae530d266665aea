package plaza.core.notification;

import java.util.List;
import plaza.core.graph.ViewerContext;
import plaza.core.update.UpdateFilter;

/** Keeps what blocked and muted people did from being told, also when it is told late. */
public final class NotificationUpdateFilter implements UpdateFilter<NotificationUpdate> {
    @Override
    public Class<NotificationUpdate> type() {
        return NotificationUpdate.class;
    }

    @Override
    public List<NotificationUpdate> visible(ViewerContext sight, List<NotificationUpdate> updates) {
        return updates.stream()
                .filter(update -> !sight.hides(update.actor()) && !sight.mutes(update.actor()))
                .toList();
    }
}
