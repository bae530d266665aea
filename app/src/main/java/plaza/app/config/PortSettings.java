package plaza.app.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import plaza.core.engine.Engine;
import plaza.core.feature.Ports;
import plaza.core.setting.Given;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;

/** Which engine holds the data of each port; the default is the blueprint's. */
final class PortSettings {
    static final Section SECTION =
            Section.named(
                    "ports",
                    "Single ports can be moved to another engine than the blueprint's; the addresses"
                            + " of engines matter where ports lie on them.");

    private static final Map<Class<?>, Setting<Optional<String>>> BY_PORT = declared();

    private PortSettings() {}

    private static Map<Class<?>, Setting<Optional<String>>> declared() {
        Map<Class<?>, Setting<Optional<String>>> settings = new LinkedHashMap<>();
        for (Class<?> port : Engines.ports()) {
            var engines = Engines.of(port).stream().map(Engine::name).toList();
            settings.put(
                    port,
                    SECTION.optional(
                            Ports.label(port), ValueType.oneOf(engines), engines.getFirst(), ""));
        }
        return Collections.unmodifiableMap(settings);
    }

    /**
     * Says for each port that an engine has an adapter of, and that is placed nowhere, that it lies
     * there.
     */
    static void placeOthers(Given engine, Map<String, Given> settings) {
        BY_PORT.forEach(
                (port, setting) -> {
                    if (Engines.of(port).stream()
                            .anyMatch(each -> each.name().equals(engine.text()))) {
                        settings.putIfAbsent(setting.name(), engine);
                    }
                });
    }

    /** The engine of each port that has one. */
    static Map<Class<?>, Engine<?>> engines(Settings settings) {
        Map<Class<?>, Engine<?>> engines = new LinkedHashMap<>();
        BY_PORT.forEach(
                (port, setting) ->
                        settings.get(setting)
                                .flatMap(Engines::named)
                                .map(engine -> holding(port, engine, settings))
                                .ifPresent(engine -> engines.put(port, engine)));
        return engines;
    }

    private static Engine<?> holding(Class<?> port, Engine<?> engine, Settings settings) {
        return engine.apart(port, settings).<Engine<?>>flatMap(Engines::named).orElse(engine);
    }
}
