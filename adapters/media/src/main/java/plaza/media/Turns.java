package plaza.media;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plaza.media.FairWorkers.Work;

/**
 * Whose turn it is: of each in turn who has something that waits, but of nobody who has as much
 * under way as one person may. Where there is no memory for the first the next goes ahead, a few
 * times. Not thread-safe.
 */
final class Turns {
    /** How many may go ahead of somebody for whom there is no memory. */
    private static final int MOST_AHEAD = 8;

    private final int mostUnderWay;
    private final Map<Object, Person> people = new HashMap<>();

    /** Those of whom something waits, whose turn is next first. */
    private final Queue<Person> order = new ArrayDeque<>();

    private int taken;

    /**
     * @param mostUnderWay of one person at a time
     */
    Turns(int mostUnderWay) {
        this.mostUnderWay = mostUnderWay;
    }

    private static final class Person {
        private final Object who;
        private final ArrayDeque<Place> waiting = new ArrayDeque<>();
        private int places;
        private int underWay;

        Person(Object who) {
            this.who = who;
        }

        int places() {
            return places;
        }
    }

    /** Somebody who waits for some work. */
    static final class Place {
        private final Person person;
        private final Work<?> work;
        private State state = State.WAITING;
        private int wentAhead;

        enum State {
            WAITING,
            /** A thread has it, or is done with it. */
            BEGUN,
            /** It has made room for somebody else. */
            OUT
        }

        private Place(Person person, Work<?> work) {
            this.person = person;
            this.work = work;
        }

        State state() {
            return state;
        }
    }

    /**
     * Work that has begun.
     *
     * @param bytes that have been taken for it
     */
    record Turn(Place place, long bytes) {
        Work<?> work() {
            return place.work;
        }
    }

    /** How many places are taken. */
    int taken() {
        return taken;
    }

    /** How many of them somebody has. */
    int places(Object who) {
        Person known = people.get(who);
        return known == null ? 0 : known.places;
    }

    /** What waits. */
    Stream<Work<?>> waiting() {
        return order.stream().flatMap(person -> person.waiting.stream()).map(place -> place.work);
    }

    Place enter(Object who, Work<?> work) {
        Person person = people.computeIfAbsent(who, Person::new);
        var place = new Place(person, work);
        if (person.waiting.isEmpty()) {
            order.add(person);
        }
        person.waiting.add(place);
        person.places++;
        taken++;
        return place;
    }

    /** Says whether somebody with more places than that had one whose work has not begun. */
    boolean makeRoom(int more) {
        Person greedy =
                order.stream()
                        .filter(each -> each.places > more)
                        .max(Comparator.comparingInt(Person::places))
                        .orElse(null);
        if (greedy == null) {
            return false;
        }
        Place last = greedy.waiting.getLast();
        leave(last);
        last.state = Place.State.OUT;
        return true;
    }

    /** Gives a place up; what has begun goes on. */
    void leave(Place place) {
        Person person = place.person;
        switch (place.state) {
            case OUT -> {
                return;
            }
            case WAITING -> {
                person.waiting.remove(place);
                if (person.waiting.isEmpty()) {
                    order.remove(person);
                }
            }
            case BEGUN -> {
                // Neither waits any more.
            }
        }
        taken--;
        person.places--;
        forgetIdle(person);
    }

    private void forgetIdle(Person person) {
        if (person.places == 0 && person.underWay == 0) {
            people.remove(person.who);
        }
    }

    /**
     * Begins what is next.
     *
     * @param take takes so many bytes, or says that there are not so many
     * @return null when nobody is
     */
    @Nullable Turn next(LongPredicate take) {
        List<Place> without = new ArrayList<>();
        for (Iterator<Person> inOrder = order.iterator(); inOrder.hasNext(); ) {
            Person person = inOrder.next();
            if (person.underWay >= mostUnderWay) {
                continue;
            }
            Place place = person.waiting.getFirst();
            long missing = place.work.missing();
            if (missing == 0 || take.test(missing)) {
                inOrder.remove();
                without.forEach(each -> each.wentAhead++);
                return begin(person, missing);
            }
            if (place.wentAhead >= MOST_AHEAD) {
                return null;
            }
            without.add(place);
        }
        return null;
    }

    private Turn begin(Person person, long bytes) {
        Place place = person.waiting.remove();
        place.state = Place.State.BEGUN;
        place.work.begun();
        person.underWay++;
        if (!person.waiting.isEmpty()) {
            order.add(person);
        }
        return new Turn(place, bytes);
    }

    /** To be said when work that has begun has ended, however it did. */
    void ended(Turn turn) {
        Person person = turn.place.person;
        person.underWay--;
        forgetIdle(person);
    }
}
