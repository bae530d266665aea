package plaza.core.event;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Carries out again the events of one feature.
 *
 * @param type of the events: a record, or the sealed interface of all of them
 * @param redo as {@link Redo#redo}
 */
public record EventRedo<E extends Event>(Class<E> type, Predicate<E> redo) {
    /**
     * What an event says that has not happened yet: what was told has, and is not carried out
     * again.
     *
     * @throws IllegalArgumentException when the event was told
     */
    public static String untold(@Nullable String content, Event event) {
        if (content == null) {
            throw new IllegalArgumentException(event.getClass().getSimpleName() + " was told");
        }
        return content;
    }

    boolean isFor(Event event) {
        return type.isInstance(event);
    }

    boolean run(Event event) {
        return redo.test(type.cast(event));
    }
}
