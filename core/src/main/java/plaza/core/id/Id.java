package plaza.core.id;

import java.util.UUID;
import plaza.core.Ids;

/**
 * Names somebody or something. Ids of one kind are in the order of databases and texts, which of
 * UUIDv7 is that of their times.
 *
 * @param <I> the kind
 */
public interface Id<I extends Id<I>> extends Comparable<I> {
    UUID value();

    @Override
    default int compareTo(I other) {
        return Ids.compare(value(), other.value());
    }
}
