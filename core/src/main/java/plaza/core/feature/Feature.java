package plaza.core.feature;

import java.util.List;
import plaza.core.event.Backoff;
import plaza.core.event.EventRedo;
import plaza.core.event.Projection;
import plaza.core.event.Worker;

/**
 * A part of the platform. It is made of its ports and of what all share, and says what it brings;
 * the platform is a list of these.
 */
public interface Feature {
    /** Returns what others call, each found by its type. */
    default List<Object> services() {
        return List.of();
    }

    /** Returns how its events are carried out again. */
    default List<EventRedo<?>> redo() {
        return List.of();
    }

    /** Returns what it keeps up to date with the journal. */
    default List<Projection> projections() {
        return List.of();
    }

    /** Returns what has a time at which it goes; some minutes later is soon enough. */
    default List<CleanupJob> cleanups() {
        return List.of();
    }

    /**
     * Returns what nobody may find any more once its time is over, not even in the engine. Each
     * looks every second, and less often where nothing is ahead of it.
     */
    default List<CleanupJob> cleanupsAtOnce() {
        return List.of();
    }

    /** Returns what it derives, to be held against what that comes from. */
    default List<Reconciliation.Part> reconciled() {
        return List.of();
    }

    /** Returns what runs beside the requests; started by the platform, and closed by it. */
    default List<Worker> workers(Backoff backoff) {
        return List.of();
    }

    /** Writes what has to be there before a server begins. Repeatable. */
    default void prepare() {}
}
