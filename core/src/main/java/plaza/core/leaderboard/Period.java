package plaza.core.leaderboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** The time that a leaderboard is about, in UTC. */
public enum Period {
    DAY,
    /** Of ISO 8601, from Monday. */
    WEEK,
    ALL;

    /** Names the day or week that a time lies in. */
    String name(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return switch (this) {
            case DAY -> "day:" + day;
            case WEEK ->
                    String.format(
                            Locale.ROOT,
                            "week:%d-W%02d",
                            day.get(IsoFields.WEEK_BASED_YEAR),
                            day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case ALL -> "all";
        };
    }
}
