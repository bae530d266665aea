package plaza.media;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.media.Asker;

/**
 * Does work on a few threads of the platform, for one person after another, however much each of
 * them asks for. Who asks waits meanwhile, with the request that they came with, so few may; when
 * all places are taken, the last of whoever has the most makes room for somebody who has fewer.
 * Thread-safe.
 */
final class FairWorkers implements AutoCloseable {
    /** How often somebody who waits is asked whether they are still there. */
    private static final long LOOK_MILLIS = 250;

    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final Bounds bounds;
    private final ThreadPoolExecutor threads;

    /** In the queue of the threads once for each place that waits. */
    private final Runnable next = this::doNext;

    private final Map<Object, Person> people = new HashMap<>();

    /** Those of whom something waits, whose turn is next first. */
    private final Queue<Person> turns = new ArrayDeque<>();

    private int taken;
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

    private static final class Person {
        private final Object who;
        private final ArrayDeque<Place> waiting = new ArrayDeque<>();
        private int places;

        Person(Object who) {
            this.who = who;
        }

        int places() {
            return places;
        }
    }

    private static final class Place {
        private final Person person;
        private final FutureTask<?> task;
        private State state = State.WAITING;

        Place(Person person, FutureTask<?> task) {
            this.person = person;
            this.task = task;
        }
    }

    private enum State {
        WAITING,
        /** A thread has it, or is done with it. */
        BEGUN,
        /** It has made room for somebody else. */
        OUT
    }

    /**
     * @param name what the threads are called
     * @param atATime how many there are
     */
    FairWorkers(String name, int atATime, Bounds bounds) {
        this.bounds = bounds;
        this.threads =
                new ThreadPoolExecutor(
                        atATime,
                        atATime,
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().name(name, 0).daemon().factory());
        // Started later they would belong to the web server, which stops before them.
        threads.prestartAllCoreThreads();
    }

    /**
     * Has work done when it is somebody's turn, and waits for it. Several may ask for the same
     * work, which is done at the first turn of any of them.
     *
     * @throws DomainException RATE_LIMITED when this person waits for too much; UNAVAILABLE when
     *     too many people wait, this one has for too long, or is gone; what the work throws
     */
    <T> T call(Asker asker, FutureTask<T> work) {
        Place place = enter(asker.who(), work);
        try {
            return result(asker, place, work);
        } finally {
            leave(place);
        }
    }

    private synchronized Place enter(Object who, FutureTask<?> work) {
        Person known = people.get(who);
        int has = known == null ? 0 : known.places;
        if (has >= bounds.each) {
            throw tooMany();
        }
        if (isClosed || (taken >= bounds.all && !makeRoom(has + 1))) {
            throw unavailable("Too many pictures are being made; try again.");
        }
        Person person = people.computeIfAbsent(who, Person::new);
        var place = new Place(person, work);
        if (person.waiting.isEmpty()) {
            turns.add(person);
        }
        person.waiting.add(place);
        person.places++;
        taken++;
        threads.execute(next);
        return place;
    }

    /** Says whether somebody with more places than that had one whose work has not begun. */
    private boolean makeRoom(int more) {
        Person greedy =
                turns.stream()
                        .filter(each -> each.places > more)
                        .max(Comparator.comparingInt(Person::places))
                        .orElse(null);
        if (greedy == null) {
            return false;
        }
        Place last = greedy.waiting.getLast();
        leave(last);
        last.state = State.OUT;
        return true;
    }

    private synchronized void leave(Place place) {
        Person person = place.person;
        switch (place.state) {
            case OUT -> {
                return;
            }
            case WAITING -> {
                threads.remove(next);
                person.waiting.remove(place);
                if (person.waiting.isEmpty()) {
                    turns.remove(person);
                }
            }
            case BEGUN -> {
                // Neither waits any more.
            }
        }
        taken--;
        person.places--;
        if (person.places == 0) {
            people.remove(person.who);
        }
    }

    private void doNext() {
        Place place = begin();
        if (place != null) {
            // Does nothing where another's turn came first.
            place.task.run();
        }
    }

    private synchronized @Nullable Place begin() {
        Person person = turns.poll();
        if (person == null) {
            return null;
        }
        Place place = person.waiting.remove();
        place.state = State.BEGUN;
        if (!person.waiting.isEmpty()) {
            turns.add(person);
        }
        return place;
    }

    /** How many places are taken. */
    synchronized int taken() {
        return taken;
    }

    private synchronized State state(Place place) {
        return place.state;
    }

    private <T> T result(Asker asker, Place place, FutureTask<T> work) {
        long since = System.nanoTime();
        while (true) {
            try {
                return work.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                State state = state(place);
                boolean isLate = System.nanoTime() - since > bounds.patience.toNanos();
                if (state == State.OUT) {
                    throw tooMany();
                }
                if (asker.isGone().getAsBoolean()) {
                    throw unavailable("Nobody waits for this any more.");
                }
                if (state == State.WAITING && isLate) {
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
        threads.shutdownNow();
        // Who waits for those that never began waits no longer.
        turns.forEach(person -> person.waiting.forEach(place -> place.task.cancel(false)));
    }
}
