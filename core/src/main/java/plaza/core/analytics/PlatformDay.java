package plaza.core.analytics;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What everybody's figures of a day come to, as operators are told. See ADR 89.
 *
 * @param people of how many there are figures; null where that is few
 * @param figures those that come from nobody, or from enough people
 */
public record PlatformDay(LocalDate day, @Nullable Long people, Map<Figure, Long> figures) {
    /**
     * What comes from fewer people, and not from none, is not told: it might be known whose it is.
     */
    public static final int FEWEST = 10;

    public PlatformDay {
        figures = Map.copyOf(figures);
    }

    static PlatformDay of(LocalDate day, DayTotals totals) {
        Map<Figure, Long> told = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            if (isTold(figure.of(totals.contributors()))) {
                told.put(figure, figure.of(totals.sums()));
            }
        }
        return new PlatformDay(day, isTold(totals.people()) ? totals.people() : null, told);
    }

    private static boolean isTold(long people) {
        return people == 0 || people >= FEWEST;
    }

    /** Null where one of the figures is not told, or nothing was shown. */
    public @Nullable Double engagementRate() {
        Long impressions = figures.get(Figure.IMPRESSIONS);
        Long likes = figures.get(Figure.LIKES);
        Long reposts = figures.get(Figure.REPOSTS);
        Long replies = figures.get(Figure.REPLIES);
        return impressions == null || likes == null || reposts == null || replies == null
                ? null
                : new PostFigures(impressions, likes, reposts, replies).engagementRate();
    }
}
