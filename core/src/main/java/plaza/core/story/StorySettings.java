package plaza.core.story;

import java.time.Duration;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.ValueType;

/** The settings of stories. */
public final class StorySettings {
    public static final Section SECTION = Section.named("story");

    public static final Setting<Duration> TTL =
            SECTION.add(
                    "ttl",
                    ValueType.duration(),
                    "24h",
                    "How long a story is there. A change holds for stories made after it.");

    private StorySettings() {}
}
