package plaza.core.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import plaza.core.id.UserId;

/**
 * People as numbers, and whom each of them follows, in arrays: 20 bytes for a person and 4 for a
 * follow. First the people are added, by id upwards, and then the follows of each, in the same
 * order. One thread.
 */
final class CompactGraph {
    private final int maxPeople;
    private final int maxFollows;

    /** The ids, each in two halves. */
    private long[] most = new long[64];

    private long[] least = new long[64];
    private int people;

    /** Whose follows count. */
    private final BitSet open = new BitSet();

    /** Where the follows of each end; those of the next begin there. */
    private int[] ends = new int[0];

    private int[] followed = new int[64];
    private int done;

    CompactGraph(int maxPeople, int maxFollows) {
        this.maxPeople = maxPeople;
        this.maxFollows = maxFollows;
    }

    /**
     * Adds a person with the next number.
     *
     * @param isOpen whether their follows count
     * @return whether there was room
     */
    boolean add(UserId person, boolean isOpen) {
        if (people == maxPeople) {
            return false;
        }
        if (people == most.length) {
            most = Arrays.copyOf(most, grown(people, maxPeople));
            least = Arrays.copyOf(least, most.length);
        }
        most[people] = person.value().getMostSignificantBits();
        least[people] = person.value().getLeastSignificantBits();
        open.set(people, isOpen);
        people++;
        return true;
    }

    /**
     * Adds the follows of the next person, those of people who were added; says whether there was
     * room.
     */
    boolean addFollows(Collection<UserId> follows) {
        if (ends.length < people) {
            ends = Arrays.copyOf(ends, people);
        }
        int end = done == 0 ? 0 : ends[done - 1];
        for (UserId person : follows) {
            int number = number(person);
            if (number >= 0) {
                if (end == maxFollows) {
                    return false;
                }
                if (end == followed.length) {
                    followed = Arrays.copyOf(followed, grown(end, maxFollows));
                }
                followed[end++] = number;
            }
        }
        ends[done++] = end;
        return true;
    }

    private static int grown(int size, int max) {
        return (int) Math.min(max, size * 2L);
    }

    int people() {
        return people;
    }

    /** The people from a number on, at most that many. */
    List<UserId> slice(int from, int limit) {
        return IntStream.range(from, Math.min(people, from + limit))
                .mapToObj(this::person)
                .toList();
    }

    /** Those of a {@link #slice} whose follows count. */
    List<UserId> open(int from, int limit) {
        return IntStream.range(from, Math.min(people, from + limit))
                .filter(open::get)
                .mapToObj(this::person)
                .toList();
    }

    private UserId person(int number) {
        return new UserId(new UUID(most[number], least[number]));
    }

    /** Where somebody's follows begin in {@link #followed}. */
    int begin(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    int end(int number) {
        return ends[number];
    }

    /** The number of the person whom a follow leads to. */
    int followed(int follow) {
        return followed[follow];
    }

    /** A binary search; negative where there is no such person. */
    private int number(UserId person) {
        long high = person.value().getMostSignificantBits();
        long low = person.value().getLeastSignificantBits();
        int from = 0;
        int to = people - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            int order = Long.compareUnsigned(most[middle], high);
            if (order == 0) {
                order = Long.compareUnsigned(least[middle], low);
            }
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return -1;
    }
}
