package plaza.core.trend;

import java.time.Duration;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;

/** The settings of trends. */
public final class TrendSettings {
    public static final Section SECTION = Section.named("trends");

    /** How long the counts of an hour are kept. */
    public static final Setting<Duration> RETENTION =
            SECTION.add(
                    "retention",
                    ValueType.duration(),
                    "7d",
                    "How long the counts of hashtags and posts by hour are kept; posts that are"
                            + " older are not counted.");

    public static final Setting<Integer> MIN_PEOPLE =
            SECTION.add(
                    "minPeople",
                    ValueType.integer(2, 1_000_000),
                    "3",
                    "How many different people must have used a hashtag, or taken up a post, in this"
                            + " hour and the one before.");

    private TrendSettings() {}

    /** The rules as they are set. */
    public static TrendRules rules(Settings settings) {
        return new TrendRules(settings.get(RETENTION), settings.get(MIN_PEOPLE));
    }

    /** After which an engine that forgets by itself may forget counts of an hour. */
    public static Duration forgotten(Settings settings) {
        return settings.get(RETENTION).plusDays(1);
    }
}
