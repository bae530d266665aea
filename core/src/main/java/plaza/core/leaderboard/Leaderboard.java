package plaza.core.leaderboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Boards of who has the most. Derived: all of it follows from the books. Who has nothing is on no
 * board.
 */
public interface Leaderboard {
    /**
     * How long an entry is known, so that it counts once: longer than the journal brings it again.
     */
    int REMEMBERED_DAYS = 30;

    /**
     * Adds the scores of an entry, once however often it is called.
     *
     * @param entry names what they are for
     */
    void add(UUID entry, Instant at, List<Score> scores);

    /** The first places, ties by member. At most 1,000. */
    List<Standing> top(Board board, int limit);

    /** Where somebody is. */
    Optional<Standing> find(Board board, UUID member);

    /** Empties all boards, and forgets all entries; while nothing is added. */
    void clear();

    /** Forgets entries that were added before a time; says how many, as far as it knows. */
    int forgetBefore(Instant before);
}
