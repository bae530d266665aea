package plaza.cache;

import java.util.ArrayList;
import java.util.List;

/**
 * A commit that is under way on this thread. What it has written is not for others to see yet and
 * may be rolled back, so reads within it go past the caches and leave nothing in them, and what it
 * invalidates is invalidated again at its end: in between, somebody may have loaded the old value.
 */
final class CommitScope {
    private static final ScopedValue<CommitScope> OPEN = ScopedValue.newInstance();

    private final List<Runnable> atEnd = new ArrayList<>();

    private CommitScope() {}

    static boolean isOpen() {
        return OPEN.isBound();
    }

    /** Runs the invalidation again when the commit of this thread ends, if there is one. */
    static void repeatAtEnd(Runnable invalidation) {
        if (OPEN.isBound()) {
            OPEN.get().atEnd.add(invalidation);
        }
    }

    /** Runs something when the commit of this thread has ended; at once, if there is none. */
    static void atEnd(Runnable work) {
        if (OPEN.isBound()) {
            OPEN.get().atEnd.add(work);
        } else {
            work.run();
        }
    }

    /** Within another scope this one is part of it. */
    static <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> commit) throws X {
        if (OPEN.isBound()) {
            return commit.call();
        }
        var scope = new CommitScope();
        try {
            return ScopedValue.where(OPEN, scope).call(commit);
        } finally {
            // Also after a failure: when the connection dies at COMMIT, nobody knows the outcome.
            scope.atEnd.forEach(Runnable::run);
        }
    }
}
