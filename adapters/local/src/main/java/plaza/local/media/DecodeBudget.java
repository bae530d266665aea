package plaza.local.media;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import plaza.core.DomainException;
import plaza.core.ErrorKind;

/**
 * The memory that pictures which are being decoded have in common, in bytes. Each takes what it
 * needs before it reads anything, waits in the order of asking until that is free, and gives it
 * back. Thread-safe.
 */
public final class DecodeBudget {
    private static final int UNIT = 1024;

    private final int units;
    private final Semaphore free;

    /**
     * @param bytes for all together, at least 1 KiB
     */
    public DecodeBudget(long bytes) {
        this.units = Math.toIntExact(Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE));
        this.free = new Semaphore(units, true);
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

    /**
     * Does something that takes memory, once there is so much.
     *
     * @param bytes at most {@link #bytes()}: more would never be free
     * @throws DomainException UNAVAILABLE when the thread is interrupted while it waits
     */
    <T> T taking(long bytes, Supplier<T> work) {
        int needed = Math.toIntExact((bytes + UNIT - 1) / UNIT);
        if (needed > units) {
            throw new IllegalArgumentException(bytes + " of " + bytes() + " bytes");
        }
        try {
            free.acquire(needed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DomainException.of(ErrorKind.UNAVAILABLE, "The server is stopping.");
        }
        try {
            return work.get();
        } finally {
            free.release(needed);
        }
    }
}
