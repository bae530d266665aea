package plaza.core.graph;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;
import plaza.core.id.UserId;

/**
 * Knows whether a backlog is empty, without asking it each time: it is asked at most once a second,
 * for the sake of what other processes put there; what is added here is known at once. Thread-safe.
 */
final class BacklogWatch {
    private static final Logger LOG = LoggerFactory.getLogger(BacklogWatch.class);
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final FollowBacklog backlog;
    private volatile boolean waiting = true;
    private volatile long lookedAt = System.nanoTime() - LOOK_EVERY_NANOS;
    private long additions;

    BacklogWatch(FollowBacklog backlog) {
        this.backlog = backlog;
    }

    void add(UserId follower, UserId followed) {
        backlog.add(follower, followed);
        added();
    }

    private synchronized void added() {
        additions++;
        waiting = true;
    }

    /** Whether anything waits, as far as is known. */
    boolean isWaiting() {
        if (System.nanoTime() - lookedAt >= LOOK_EVERY_NANOS) {
            lookedAt = System.nanoTime();
            try {
                look();
            } catch (StorageException e) {
                LOG.debug("Whether follows wait is not known anew", e);
            }
        }
        return waiting;
    }

    /** Asks now. */
    void look() {
        long before = additions();
        boolean empty = backlog.isEmpty();
        conclude(empty, before);
    }

    private synchronized long additions() {
        return additions;
    }

    /** An answer may be older than what was added while it was on its way. */
    private synchronized void conclude(boolean empty, long before) {
        if (!empty) {
            waiting = true;
        } else if (additions == before) {
            waiting = false;
        }
    }
}
