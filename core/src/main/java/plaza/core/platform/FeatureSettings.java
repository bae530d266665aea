package plaza.core.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plaza.core.analytics.AnalyticsSettings;
import plaza.core.event.JournalSettings;
import plaza.core.ledger.PaymentSettings;
import plaza.core.limit.LimitSettings;
import plaza.core.live.LiveSettings;
import plaza.core.media.MediaSettings;
import plaza.core.notification.NotificationSettings;
import plaza.core.session.SessionSettings;
import plaza.core.setting.Given;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.story.StorySettings;
import plaza.core.subscription.UpdateSettings;
import plaza.core.timeline.TimelineSettings;
import plaza.core.trend.TrendSettings;

/** The settings of all features, in the order in which they are explained. */
public final class FeatureSettings {
    public static final List<Section> SECTIONS =
            List.of(
                    TimelineSettings.SECTION,
                    SessionSettings.SECTION,
                    LimitSettings.SECTION,
                    JournalSettings.SECTION,
                    NotificationSettings.SECTION,
                    MediaSettings.SECTION,
                    UpdateSettings.SECTION,
                    StorySettings.SECTION,
                    TrendSettings.SECTION,
                    AnalyticsSettings.SECTION,
                    ReconcileSettings.SECTION,
                    LiveSettings.SECTION,
                    PaymentSettings.SECTION);

    private FeatureSettings() {}

    /**
     * Reads settings of features alone; those that are not given have their defaults.
     *
     * @param given by their names
     */
    public static Settings of(Map<String, String> given) {
        Map<String, Given> read = new LinkedHashMap<>();
        given.forEach((name, text) -> read.put(name, new Given(text, "given")));
        return Settings.read(
                SECTIONS.stream()
                        .<Setting<?>>flatMap(section -> section.settings().stream())
                        .toList(),
                read);
    }
}
