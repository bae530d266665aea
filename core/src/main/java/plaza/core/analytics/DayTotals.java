package plaza.core.analytics;

import java.util.Collection;

/**
 * The figures of everybody on a day.
 *
 * @param sums of all of them
 * @param contributors how many people each figure comes from: of how many it is not 0
 * @param people of how many there are figures
 */
public record DayTotals(UserFigures sums, UserFigures contributors, long people) {
    public static final DayTotals NONE = new DayTotals(UserFigures.NONE, UserFigures.NONE, 0);

    /** Those of a person each. */
    public static DayTotals of(Collection<UserFigures> figures) {
        return figures.stream()
                .map(each -> new DayTotals(each, each.present(), 1))
                .reduce(NONE, DayTotals::plus);
    }

    public DayTotals plus(DayTotals other) {
        return new DayTotals(
                sums.plus(other.sums),
                contributors.plus(other.contributors),
                people + other.people);
    }
}
