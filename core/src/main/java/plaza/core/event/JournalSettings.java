package plaza.core.event;

import java.time.Duration;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.ValueType;

/** The settings of the journal. */
public final class JournalSettings {
    public static final Section SECTION = Section.named("journal");

    public static final Setting<Duration> RETENTION =
            SECTION.add(
                    "retention",
                    ValueType.duration(),
                    "7d",
                    "How long an event is kept after its last consumer has passed it.");

    private JournalSettings() {}
}
