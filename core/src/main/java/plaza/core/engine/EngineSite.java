package plaza.core.engine;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;

/**
 * Where an engine is opened.
 *
 * @param data the data directory
 * @param programs where programs that an engine brings are or shall be unpacked; null for within
 *     the data directory
 */
public record EngineSite(Settings settings, Path data, @Nullable Path programs) {
    /** The value of a setting. */
    public <T> T get(Setting<T> setting) {
        return settings.get(setting);
    }

    /** Of each call. */
    public Duration timeout() {
        return settings.get(TimeoutSettings.STORAGE);
    }
}
