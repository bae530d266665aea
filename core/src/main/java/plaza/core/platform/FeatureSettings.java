package plaza.core.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import plaza.core.setting.Given;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;

/** Reads the settings of features. */
public final class FeatureSettings {
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
                Platform.SECTIONS.stream()
                        .<Setting<?>>flatMap(section -> section.settings().stream())
                        .toList(),
                read);
    }
}
