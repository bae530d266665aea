package plaza.core;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a second engine when the first is away. While the first is asked, {@link #isAtHand} says so
 * to whoever carries the question there: it need not wait long for an engine that may stand still.
 */
public final class Fallback {
    private static final ScopedValue<Boolean> AT_HAND = ScopedValue.newInstance();

    private Fallback() {}

    /**
     * Asks the first, and where its engine is away the second. Where that is away too the first is
     * at nobody's hand: it is asked once more, and waited for as by who has no fallback, for it may
     * only have been slow.
     *
     * @throws StorageException that of the first where it is not transient, that of the second
     */
    public static <T extends @Nullable Object> T whenUnavailable(
            Supplier<T> first, Supplier<T> second) {
        try {
            return ask(first);
        } catch (StorageException e) {
            requireTransient(e);
            try {
                return second.get();
            } catch (StorageException other) {
                requireTransient(other);
                return patiently(first, other);
            }
        }
    }

    private static void requireTransient(StorageException e) {
        if (!e.isTransient()) {
            throw e;
        }
    }

    private static <T extends @Nullable Object> T patiently(
            Supplier<T> first, StorageException other) {
        try {
            return first.get();
        } catch (StorageException e) {
            requireTransient(e);
            other.addSuppressed(e);
            throw other;
        }
    }

    /** Asks where the caller goes on by itself, whatever goes wrong. */
    public static <T extends @Nullable Object> T ask(Supplier<T> question) {
        return ScopedValue.where(AT_HAND, true).call(question::get);
    }

    /** The same for what has no answer. */
    public static void run(Runnable attempt) {
        ScopedValue.where(AT_HAND, true).run(attempt);
    }

    /** Whether this thread asks something that has a fallback. */
    public static boolean isAtHand() {
        return AT_HAND.isBound();
    }
}
