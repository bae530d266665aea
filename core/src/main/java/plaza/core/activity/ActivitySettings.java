package plaza.core.activity;

import java.time.Duration;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.ValueType;

/** The settings of what people did lately. */
public final class ActivitySettings {
    public static final Section SECTION = Section.named("activity");

    public static final Setting<Duration> RETENTION =
            SECTION.add(
                    "retention",
                    ValueType.duration(),
                    "30d",
                    "How long somebody's own activity, the latest %d things they did, goes back."
                            .formatted(ActivityStore.KEPT));

    private ActivitySettings() {}
}
