package plaza.core.engine;

import java.time.Duration;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;

/** How long engines are waited for. */
public final class TimeoutSettings {
    private static final Duration UNHURRIED = Duration.ofMinutes(1);

    public static final Section SECTION = Section.named("timeouts");

    /** After which a call to an engine is given up. */
    public static final Setting<Duration> STORAGE =
            SECTION.add(
                    "storage",
                    ValueType.duration(Duration.ofMillis(250), Duration.ofMinutes(10)),
                    "5s",
                    "After this a call to a database is given up, and answered 503.");

    /** After which an engine that answers nothing is given up. */
    public static final Setting<Duration> SILENCE =
            SECTION.add(
                    "silence",
                    ValueType.duration(Duration.ofMillis(100), Duration.ofMinutes(10)),
                    "2s",
                    "An engine of a blueprint other than solo that answers nothing for this long,"
                            + " though it is asked, is away: calls that wait for it are given up,"
                            + " and no other call waits until it answers again.");

    /** After which what can do without it does. */
    public static final Setting<Duration> DOUBT =
            SECTION.add(
                    "doubt",
                    ValueType.duration(Duration.ofMillis(10), Duration.ofMinutes(10)),
                    "150ms",
                    "After this it is doubted: what can do without its answer (counts, follows,"
                            + " limits, caches) does so until it answers. Shorter than silence; a"
                            + " pause of this length costs nobody a refusal.");

    static {
        SECTION.require(
                settings -> settings.get(DOUBT).compareTo(settings.get(SILENCE)) < 0,
                "timeouts.doubt has to be shorter than timeouts.silence");
    }

    private TimeoutSettings() {}

    /**
     * The same settings for what fills, imports and computes anew beside the requests, where nobody
     * waits for an answer: engines that are busy have a minute for a call.
     */
    public static Settings unhurried(Settings settings) {
        return atLeast(
                atLeast(atLeast(settings, STORAGE, UNHURRIED), SILENCE, UNHURRIED.dividedBy(2)),
                DOUBT,
                UNHURRIED.dividedBy(4));
    }

    private static Settings atLeast(Settings settings, Setting<Duration> setting, Duration least) {
        return settings.get(setting).compareTo(least) < 0
                ? settings.with(setting, least)
                : settings;
    }
}
