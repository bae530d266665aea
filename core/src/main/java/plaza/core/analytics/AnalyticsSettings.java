package plaza.core.analytics;

import java.time.Duration;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.ValueType;

/** The settings of the figures of posts and people. */
public final class AnalyticsSettings {
    public static final Section SECTION = Section.named("analytics");

    /** How long the figures of a post in an hour are kept. */
    public static final Setting<Duration> HOURS =
            SECTION.add(
                    "hours",
                    ValueType.duration(),
                    "90d",
                    "How long the figures of posts by hour, and of people by day, are kept.");

    /** How long the figures of a person on a day are kept. */
    public static final Setting<Duration> DAYS =
            SECTION.add("days", ValueType.duration(), "730d", "");

    private AnalyticsSettings() {}
}
