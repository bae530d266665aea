package plaza.core.timeline;

import java.util.Collection;
import java.util.List;
import plaza.core.id.UserId;

/** An entry on its way to the timelines of these readers. */
public record Delivery(TimelineEntry entry, List<UserId> readers) {
    public Delivery {
        readers = List.copyOf(readers);
    }

    public static Delivery of(TimelineEntry entry, Collection<UserId> readers) {
        return new Delivery(entry, List.copyOf(readers));
    }
}
