package plaza.postgres.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plaza.core.StorageException;
import plaza.core.event.Event;
import plaza.core.event.JointWrite;

/**
 * Gathers commits of {@link JointWrite}s: {@value #AT_A_TIME} transactions are under way at a time,
 * and what comes meanwhile is the next. So who is alone waits for nobody, and the more there are,
 * the less each of them costs. Thread-safe.
 */
final class CommitGroups {
    /**
     * Some work while others wait for PostgreSQL and its disk. Measured with 16 connections on two
     * cores: with two at a time as many posts a second as without groups, with six a third more.
     */
    static final int AT_A_TIME = 6;

    /** The most commits of a transaction: a few milliseconds of work. */
    private static final int MOST = 64;

    private final Consumer<List<Commit>> together;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Commit> waiting = new ArrayDeque<>();
    private int underWay;

    /**
     * @param together commits those of a group, whose writes are of one kind, and tells each of
     *     them what became of it
     */
    CommitGroups(Consumer<List<Commit>> together) {
        this.together = together;
    }

    /** Commits one by itself, on the thread that wants it. */
    @FunctionalInterface
    interface Alone {
        /**
         * @param patient whether it may wait for who holds what it needs
         * @return what the write said
         * @throws LockedException when it may not, and would have to; nothing was committed
         */
        boolean commit(boolean patient);
    }

    /** What is to be committed needs something that somebody else holds. */
    static final class LockedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LockedException(Throwable cause) {
            super("Somebody else holds what this needs", cause);
        }
    }

    /**
     * @return what the write said
     */
    boolean commit(Event event, JointWrite<?> write, Alone alone) {
        Commit joined = join(event, write);
        if (joined != null) {
            return switch (await(joined)) {
                case CHANGED -> true;
                case UNCHANGED -> false;
                case LEFT_ALONE -> alone.commit(true);
            };
        }
        try {
            return alone.commit(false);
        } catch (LockedException e) {
            // Waits below, without a place that others wait for.
        } finally {
            if (!isLast()) {
                Thread.ofVirtual().name("joint-commits").start(this::work);
            }
        }
        return alone.commit(true);
    }

    private Commit.Outcome await(Commit joined) {
        try {
            return joined.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.unavailable(
                    withdraw(joined)
                            ? "Interrupted while waiting to commit"
                            : "Interrupted while a commit was under way",
                    e);
        }
    }

    /** Says whether it was not under way yet; then nothing of it ever is. */
    private boolean withdraw(Commit commit) {
        lock.lock();
        try {
            return waiting.remove(commit);
        } finally {
            lock.unlock();
        }
    }

    /** Waits among others; null where there is room for one more to be under way. */
    private @Nullable Commit join(Event event, JointWrite<?> write) {
        lock.lock();
        try {
            if (underWay < AT_A_TIME) {
                underWay++;
                return null;
            }
            var commit = new Commit(event, write);
            waiting.add(commit);
            return commit;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        while (!isLast()) {
            List<Commit> group = next();
            if (!group.isEmpty()) {
                together.accept(group);
            }
        }
    }

    /** Whether nobody waits, for whom whoever asks would have to go on. */
    private boolean isLast() {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                underWay--;
                return true;
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** The first that wait and are of one kind. */
    private List<Commit> next() {
        lock.lock();
        try {
            List<Commit> group = new ArrayList<>();
            for (Iterator<Commit> all = waiting.iterator();
                    all.hasNext() && group.size() < MOST; ) {
                Commit each = all.next();
                if (group.isEmpty() || each.write().kind() == group.getFirst().write().kind()) {
                    group.add(each);
                    all.remove();
                }
            }
            return group;
        } finally {
            lock.unlock();
        }
    }
}
