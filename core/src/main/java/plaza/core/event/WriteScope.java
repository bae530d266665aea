package plaza.core.event;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The write of a commit whose journal is one database with some of the stores that it writes to.
 * Whoever calls an engine says so first, with {@link #reach}: so a journal knows when a write goes
 * beyond its transaction, whatever lies where, and makes the event durable before.
 */
public final class WriteScope {
    private static final ThreadLocal<@Nullable WriteScope> CURRENT = new ThreadLocal<>();

    private final String engine;
    private final Runnable beyond;
    private boolean isBeyond;

    private WriteScope(String engine, Runnable beyond) {
        this.engine = engine;
        this.beyond = beyond;
    }

    /**
     * Runs a write on this thread.
     *
     * @param engine of the journal, whose transaction the write is in
     * @param beyond called once, before the first call of another engine, which is not made where
     *     this throws
     */
    public static <T> T within(String engine, Runnable beyond, Supplier<T> write) {
        WriteScope before = CURRENT.get();
        CURRENT.set(new WriteScope(engine, beyond));
        try {
            return write.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** Says that this thread is about to call an engine in another process. */
    public static void reach(String engine) {
        WriteScope scope = CURRENT.get();
        if (scope != null && !scope.isBeyond && !scope.engine.equals(engine)) {
            scope.beyond.run();
            scope.isBeyond = true;
        }
    }
}
