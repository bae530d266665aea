package plaza.core.event;

/** Told of events after they are committed, by this process at once and by others soon. */
@FunctionalInterface
public interface EventListener {
    /** Must not throw, block, or take long: it runs before the writer gets its answer. */
    void on(Event event);
}
