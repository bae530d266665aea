package plaza.core.analytics;

import java.time.LocalDate;

/** What became of a person's posts, and who came and went, on one day (UTC). */
public record DayFigures(LocalDate day, UserFigures figures) {}
