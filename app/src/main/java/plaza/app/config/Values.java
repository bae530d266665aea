package plaza.app.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings by key, with the defaults below them. */
record Values(Map<String, Setting> settings) {
    Values {
        settings = Map.copyOf(settings);
    }

    <T> T get(Key<T> key) {
        T value = find(key);
        if (value == null) {
            throw new IllegalArgumentException(key.name() + " has no default");
        }
        return value;
    }

    <T> @Nullable T find(Key<T> key) {
        Setting setting = settings.get(key.name());
        if (setting != null) {
            return parse(key, setting);
        }
        return key.fallback() == null ? null : parse(key, new Setting(key.fallback(), "default"));
    }

    static <T> T parse(Key<T> key, Setting setting) {
        return key.type()
                .parser()
                .apply(setting.text().strip())
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "%s: %s must be %s%s"
                                                .formatted(
                                                        setting.origin(),
                                                        key.name(),
                                                        key.type().allowed(),
                                                        key.type().secret()
                                                                ? ""
                                                                : ", not '"
                                                                        + setting.text()
                                                                        + "'")));
    }
}
