package plaza.core;

import java.util.Collection;

/** The bound of calls that take many ids at once. */
public final class Batch {
    /** How many ids a batch call takes. */
    public static final int MAX_SIZE = 1_000;

    private Batch() {}

    /**
     * The same ids.
     *
     * @throws IllegalArgumentException when there are too many: the caller has to split them
     */
    public static <C extends Collection<?>> C checked(C ids) {
        if (ids.size() > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "At most " + MAX_SIZE + " ids at once, not " + ids.size());
        }
        return ids;
    }
}
