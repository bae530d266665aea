package plaza.app.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plaza.core.engine.Engine;
import plaza.core.engine.TimeoutSettings;
import plaza.core.platform.Platform;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;

/** Every section of the configuration, in the order in which they are explained. */
final class Sections {
    private static final List<Section> ALL =
            Stream.of(
                            Stream.of(
                                    ServerSettings.SECTION,
                                    AccessSettings.SECTION,
                                    MetricsSettings.SECTION,
                                    DeploymentSettings.SECTION,
                                    PortSettings.SECTION),
                            Engines.all().stream().map(Engine::settings),
                            Platform.SECTIONS.stream(),
                            Stream.of(
                                    CacheSettings.SECTION,
                                    SharedCacheSettings.SECTION,
                                    TimeoutSettings.SECTION))
                    .flatMap(Function.identity())
                    .filter(section -> !section.settings().isEmpty())
                    .toList();

    private static final List<Setting<?>> SETTINGS =
            ALL.stream().<Setting<?>>flatMap(section -> section.settings().stream()).toList();

    private static final Map<String, Setting<?>> BY_NAME =
            SETTINGS.stream().collect(Collectors.toMap(Setting::name, Function.identity()));

    private Sections() {}

    static List<Section> all() {
        return ALL;
    }

    /** Every setting there is. */
    static List<Setting<?>> settings() {
        return SETTINGS;
    }

    static Optional<Setting<?>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Whether keys begin with this and a dot. */
    static boolean isSection(String name) {
        return ALL.stream().anyMatch(section -> section.name().equals(name));
    }
}
