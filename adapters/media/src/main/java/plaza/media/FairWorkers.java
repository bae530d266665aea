package plaza.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.media.Asker;
import plaza.media.Turns.Place;

/**
 * Does work on a few threads of the platform, for one person after another, however much each of
 * them asks for; one person never has the last of the threads. What work takes of the memory is
 * taken before a thread begins it. Who asks waits meanwhile, with the request that they came with,
 * so few may; when all places are taken, the last of whoever has the most makes room for somebody
 * who has fewer. Thread-safe.
 */
final class FairWorkers implements AutoCloseable {
    /** How often somebody who waits is asked whether they are still there. */
    private static final long LOOK_MILLIS = 250;

    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final Bounds bounds;
    private final DecodeBudget budget;
    private final Turns turns;
    private final List<Thread> threads = new ArrayList<>();

    /** What threads have in hand, once for each of them. */
    private final List<Work<?>> underWay = new ArrayList<>();

    private boolean isClosed;

    /**
     * How many may wait, those whose work is being done among them.
     *
     * @param each of one person
     * @param all of all people together
     * @param patience how long for work to begin
     */
    record Bounds(int each, int all, Duration patience) {
        /** So many places, of which one person may have half, but not fewer than the least. */
        static Bounds of(int places, int least, Duration patience) {
            int all = Math.max(least, places);
            return new Bounds(Math.max(least, all / 2), all, patience);
        }
    }

    /**
     * Something to be done once, for which several may wait. To cancel it interrupts its thread.
     */
    static final class Work<T> extends FutureTask<T> {
        private final long bytes;
        private boolean hasBegun;

        /**
         * @param bytes of memory that it takes, at most all of the budget
         */
        Work(long bytes, Callable<T> work) {
            super(work);
            this.bytes = bytes;
        }

        /** What has to be taken for it: nothing where that has been done. */
        long missing() {
            return hasBegun ? 0 : bytes;
        }

        /** To be said, as the rest, while holding the lock of who does it. */
        void begun() {
            hasBegun = true;
        }
    }

    /**
     * @param name what the threads are called
     * @param atATime how many there are
     * @param budget what work takes its memory from
     */
    FairWorkers(String name, int atATime, Bounds bounds, DecodeBudget budget) {
        this.bounds = bounds;
        this.budget = budget;
        this.turns = new Turns(Math.max(1, atATime - 1));
        budget.whenFreed(this::look);
        // Started later they would belong to the web server, which stops before them.
        for (int i = 0; i < atATime; i++) {
            threads.add(Thread.ofPlatform().name(name + i).daemon().start(this::serve));
        }
    }

    /**
     * Has work done when it is somebody's turn, and waits for it. Several may ask for the same
     * work, which is done at the first turn of any of them.
     *
     * @throws DomainException RATE_LIMITED when this person waits for too much; UNAVAILABLE when
     *     too many people wait, this one has for too long, or is gone; what the work throws
     */
    <T> T call(Asker asker, Work<T> work) {
        Place place = enter(asker.who(), work);
        try {
            return result(asker, place, work);
        } finally {
            leave(place);
        }
    }

    private synchronized Place enter(Object who, Work<?> work) {
        int has = turns.places(who);
        if (has >= bounds.each) {
            throw tooMany();
        }
        if (isClosed || (turns.taken() >= bounds.all && !turns.makeRoom(has + 1))) {
            throw unavailable("Too many pictures are being made; try again.");
        }
        Place place = turns.enter(who, work);
        notifyAll();
        return place;
    }

    private synchronized void leave(Place place) {
        turns.leave(place);
        // What was behind it may be next.
        notifyAll();
    }

    private synchronized void look() {
        notifyAll();
    }

    private void serve() {
        for (Turns.Turn turn = next(); turn != null; turn = next()) {
            try {
                // Does nothing where another's turn came first.
                turn.work().run();
            } finally {
                budget.giveBack(turn.bytes());
                ended(turn);
            }
        }
    }

    /** Waits for somebody's turn; null at the end. */
    private synchronized Turns.@Nullable Turn next() {
        while (!isClosed) {
            // Whoever cancelled the work before has interrupted this thread.
            boolean _ = Thread.interrupted();
            Turns.Turn turn = turns.next(budget::tryTake);
            if (turn != null) {
                underWay.add(turn.work());
                return turn;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                // Asks again whether this is the end.
                Thread.currentThread().interrupt();
            }
        }
        return null;
    }

    private synchronized void ended(Turns.Turn turn) {
        turns.ended(turn);
        underWay.remove(turn.work());
        notifyAll();
    }

    /** How many places are taken. */
    synchronized int taken() {
        return turns.taken();
    }

    private synchronized Place.State state(Place place) {
        return place.state();
    }

    private <T> T result(Asker asker, Place place, Work<T> work) {
        long since = System.nanoTime();
        while (true) {
            try {
                return work.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                Place.State state = state(place);
                boolean isLate = System.nanoTime() - since > bounds.patience.toNanos();
                if (state == Place.State.OUT) {
                    throw tooMany();
                }
                if (asker.isGone().getAsBoolean()) {
                    throw unavailable("Nobody waits for this any more.");
                }
                if (state == Place.State.WAITING && isLate) {
                    throw unavailable("Pictures take too long at the moment; try again.");
                }
            } catch (CancellationException e) {
                throw unavailable("The server is stopping.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw unavailable("The server is stopping.");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException("a picture could not be made", e);
            }
        }
    }

    private static DomainException tooMany() {
        return DomainException.tooMany(
                "You wait for too many pictures at a time; try again when some are there.",
                TRY_AGAIN);
    }

    private static DomainException unavailable(String message) {
        return DomainException.of(ErrorKind.UNAVAILABLE, message);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        underWay.forEach(work -> work.cancel(true));
        // Who waits for those that never began waits no longer.
        turns.waiting().forEach(work -> work.cancel(true));
        notifyAll();
    }
}
