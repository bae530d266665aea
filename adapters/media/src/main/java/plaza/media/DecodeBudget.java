package plaza.media;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import plaza.core.DomainException;
import plaza.core.ErrorKind;

/**
 * The memory that pictures which are being decoded, and files that are being taken in, have in
 * common, in bytes. Each takes what it needs before it reads anything, waits in the order of asking
 * until that is free, and gives it back; what is held while a client sends is a {@link Hold}.
 * Thread-safe.
 */
public final class DecodeBudget {
    private static final int UNIT = 1024;

    /** Files that are coming in may hold one part in so many, for they may take their time. */
    private static final int PARTS = 8;

    private final int units;
    private final Semaphore free;
    private final Semaphore arriving;
    private final List<Runnable> looks = new CopyOnWriteArrayList<>();

    /**
     * @param bytes for all together, at least 1 KiB
     */
    public DecodeBudget(long bytes) {
        this.units = Math.toIntExact(Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE));
        this.free = new Semaphore(units, true);
        this.arriving = new Semaphore(Math.max(1, units / PARTS));
    }

    /**
     * What pictures may take of a heap, in bytes: two fifths. What the server keeps and needs for
     * its requests has to fit beside it, however full its caches are.
     *
     * @param maxHeap in bytes, as {@link Runtime#maxMemory()} says
     */
    public static long ofHeap(long maxHeap) {
        return maxHeap / 5 * 2;
    }

    /** What all may take together, in bytes. */
    public long bytes() {
        return (long) units * UNIT;
    }

    private static int units(long bytes) {
        return Math.toIntExact((bytes + UNIT - 1) / UNIT);
    }

    /** What is held of a file while it comes in; nothing to begin with. */
    Hold arriving() {
        return new Hold();
    }

    /** Memory that is taken without waiting, since whoever sends a file may take as long. */
    final class Hold implements AutoCloseable {
        private int taken;

        /**
         * Takes what is missing up to so many bytes.
         *
         * @throws DomainException UNAVAILABLE when there is not so much at the moment
         */
        void atLeast(long bytes) {
            int more = units(bytes) - taken;
            if (more <= 0) {
                return;
            }
            boolean isFree = arriving.tryAcquire(more);
            if (isFree && !free.tryAcquire(more)) {
                arriving.release(more);
                isFree = false;
            }
            if (!isFree) {
                throw DomainException.of(
                        ErrorKind.UNAVAILABLE, "Too many large files are coming in; try again.");
            }
            taken += more;
        }

        @Override
        public void close() {
            arriving.release(taken);
            release(taken);
            taken = 0;
        }
    }

    /**
     * Takes memory if there is so much, and nobody waits for some.
     *
     * @param bytes at most {@link #bytes()}: more would never be free
     */
    boolean tryTake(long bytes) {
        try {
            return free.tryAcquire(needed(bytes), 0, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives back what {@link #tryTake} took. */
    void giveBack(long bytes) {
        release(needed(bytes));
    }

    /** Calls something whenever memory has been given back, on the thread that does so. */
    void whenFreed(Runnable look) {
        looks.add(look);
    }

    private void release(int taken) {
        free.release(taken);
        looks.forEach(Runnable::run);
    }

    private int needed(long bytes) {
        int needed = units(bytes);
        if (needed > units) {
            throw new IllegalArgumentException(bytes + " of " + bytes() + " bytes");
        }
        return needed;
    }

    /**
     * Does something that takes memory, once there is so much.
     *
     * @param bytes at most {@link #bytes()}: more would never be free
     * @throws DomainException UNAVAILABLE when the thread is interrupted while it waits
     */
    <T> T taking(long bytes, Supplier<T> work) {
        int needed = needed(bytes);
        try {
            free.acquire(needed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DomainException.of(ErrorKind.UNAVAILABLE, "The server is stopping.");
        }
        try {
            return work.get();
        } finally {
            release(needed);
        }
    }
}
