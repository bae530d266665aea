package plaza.core.leaderboard;

import java.time.Instant;
import java.util.regex.Pattern;
import plaza.core.id.StreamId;

/** Names a board: 1 to 100 letters, digits, colons and dashes. */
public record Board(String name) {
    private static final Pattern PASSING = Pattern.compile("[^:]+:(?:day|week):.*");

    public static Board of(Ranked ranked, Period period, Instant at) {
        return new Board(ranked.label() + ":" + period.name(at));
    }

    /** Who gave the most in one stream. */
    public static Board giftersOf(StreamId stream) {
        return new Board(Ranked.GIFTERS.label() + ":stream:" + stream);
    }

    /** Whether it is about a day or a week, and nobody asks for it some weeks afterwards. */
    public boolean isPassing() {
        return PASSING.matcher(name).matches();
    }

    @Override
    public String toString() {
        return name;
    }
}
