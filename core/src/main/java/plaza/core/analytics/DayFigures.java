package plaza.core.analytics;

import java.time.LocalDate;

/** The figures of a person's posts and followers on one day (UTC). */
public record DayFigures(LocalDate day, UserFigures figures) {}
