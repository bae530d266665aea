package plaza.core.setting;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of all settings, checked. Immutable. */
public final class Settings {
    private final Map<Setting<?>, Object> values;

    private Settings(Map<Setting<?>, Object> values) {
        this.values = values;
    }

    /**
     * Reads what is given; all others have their defaults.
     *
     * @param declared every setting there is
     * @param given by name; names that are not declared are ignored
     * @throws ConfigurationException naming the first value that is not allowed
     */
    public static Settings read(Collection<Setting<?>> declared, Map<String, Given> given) {
        Map<Setting<?>, Object> values = new LinkedHashMap<>();
        for (Setting<?> setting : declared) {
            Given text = given.get(setting.name());
            Object value = text == null ? setting.otherwise() : setting.read(text);
            values.put(setting, value);
        }
        return new Settings(values);
    }

    /**
     * @throws IllegalArgumentException when the setting was not declared where these were read
     */
    // A value is only ever put by the setting that it is asked for by.
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting);
        if (value == null) {
            throw new IllegalArgumentException(setting.name() + " is in no section that is read");
        }
        return (T) value;
    }

    /** The same but for one value. */
    public <T> Settings with(Setting<T> setting, T value) {
        Map<Setting<?>, Object> changed = new LinkedHashMap<>(values);
        changed.put(setting, value);
        return new Settings(changed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** All of them; secrets do not show themselves. */
    @Override
    public String toString() {
        return values.toString();
    }
}
