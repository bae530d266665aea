package plaza.core.notification;

import java.time.Duration;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.ValueType;

/** The settings of notifications. */
public final class NotificationSettings {
    public static final Section SECTION = Section.named("notification");

    public static final Setting<Duration> RETENTION =
            SECTION.add(
                    "retention",
                    ValueType.duration(),
                    "90d",
                    "How long a notification is kept after what it tells of.");

    private NotificationSettings() {}
}
