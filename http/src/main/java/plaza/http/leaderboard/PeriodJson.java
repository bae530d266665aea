package plaza.http.leaderboard;

import java.util.Locale;
import plaza.core.leaderboard.Period;

/** What time a board is about. */
public enum PeriodJson {
    DAY,
    WEEK,
    ALL;

    Period toPeriod() {
        return switch (this) {
            case DAY -> Period.DAY;
            case WEEK -> Period.WEEK;
            case ALL -> Period.ALL;
        };
    }

    /** Of a query. */
    public static PeriodJson of(String text) {
        for (PeriodJson period : values()) {
            if (period.name().toLowerCase(Locale.ROOT).equals(text)) {
                return period;
            }
        }
        throw new IllegalArgumentException("must be day, week or all");
    }
}
