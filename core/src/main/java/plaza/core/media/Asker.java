package plaza.core.media;

import java.util.function.BooleanSupplier;

/**
 * Somebody who waits for a picture to be made.
 *
 * @param who whose turn it is, for people take turns: equal for the same person
 * @param isGone whether they wait no longer, as far as can be told; only the thread that waits asks
 */
public record Asker(Object who, BooleanSupplier isGone) {
    private static final Object NOBODY = new Object();

    /** All who are not known together: what they ask for takes turns from nobody who is. */
    static Asker unknown(BooleanSupplier isGone) {
        return new Asker(NOBODY, isGone);
    }
}
