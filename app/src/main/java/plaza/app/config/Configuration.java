package plaza.app.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.engine.Engine;
import plaza.core.engine.EngineSite;
import plaza.core.engine.TimeoutSettings;
import plaza.core.event.Journal;
import plaza.core.feature.Ports;
import plaza.core.like.LikeSettings;
import plaza.core.like.RecentLikes;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;

/**
 * Everything that is set, checked. {@code plaza.example.yaml} explains each key; where a setting is
 * declared it is read with {@link #get}. Immutable.
 */
public final class Configuration {
    private final Settings settings;
    private final Map<Class<?>, Engine<?>> ports;
    private final Set<String> brought;

    /**
     * @throws plaza.core.setting.ConfigurationException when settings do not go together
     */
    Configuration(Settings settings) {
        this(settings, Set.of());
    }

    private Configuration(Settings settings, Set<String> brought) {
        Sections.all().forEach(section -> section.check(settings));
        this.settings = settings;
        this.ports = PortSettings.engines(settings);
        this.brought = brought;
    }

    public Settings settings() {
        return settings;
    }

    /** The value of a setting. */
    public <T> T get(Setting<T> setting) {
        return settings.get(setting);
    }

    /** The same platform, with other settings. */
    public Configuration with(Settings others) {
        return new Configuration(others, brought);
    }

    /** The same platform, after an engine has made its server ready. */
    public Configuration provided(Engine<?> engine, Settings ready) {
        if (ready.equals(settings)) {
            return this;
        }
        Set<String> more = new HashSet<>(brought);
        more.add(engine.name());
        return new Configuration(ready, Set.copyOf(more));
    }

    /**
     * Whether a port lies on a server that its engine has made ready in the data directory: only
     * one server of Plaza uses that, and commands beside it.
     */
    public boolean isBrought(Class<?> port) {
        return engine(port).filter(engine -> brought.contains(engine.name())).isPresent();
    }

    /**
     * The same for what fills, imports and computes anew beside the requests, where nobody waits
     * for an answer.
     */
    public Configuration unhurried() {
        return with(TimeoutSettings.unhurried(settings));
    }

    /** The data directory. */
    public Path data() {
        return get(DeploymentSettings.DATA);
    }

    /** The name of the blueprint that the ports started from. */
    public String blueprint() {
        return get(DeploymentSettings.BLUEPRINT);
    }

    /** Which engine has each port, for example {@code postStore=cassandra}, in one line. */
    public String places() {
        return ports.entrySet().stream()
                .map(port -> Ports.label(port.getKey()) + "=" + port.getValue().name())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** Whether endpoints that only serve measurements exist. */
    public boolean bench() {
        return get(DeploymentSettings.BENCH);
    }

    /** The engine of a port; empty when the port is off. */
    public Optional<Engine<?>> engine(Class<?> port) {
        return Optional.ofNullable(ports.get(port));
    }

    /** The names of the ports that no engine holds. */
    public List<String> off() {
        return Engines.ports().stream()
                .filter(port -> !ports.containsKey(port))
                .map(Ports::label)
                .toList();
    }

    /** The engines that ports lie on, and those that record what does. */
    public List<Engine<?>> engines() {
        Set<String> records =
                ports.values().stream()
                        .flatMap(engine -> engine.record().stream())
                        .collect(Collectors.toSet());
        return Engines.all().stream()
                .filter(engine -> ports.containsValue(engine) || records.contains(engine.name()))
                .toList();
    }

    /** Whether all that is not within this process is on one engine. */
    public boolean isOneEngine() {
        return engines().stream().filter(engine -> !engine.isInProcess()).count() <= 1;
    }

    /** The engine that keeps likes of which their store is told afterwards, where that is so. */
    public Optional<Engine<?>> likesBehind() {
        List<Engine<?>> able =
                engines().stream()
                        .filter(engine -> engine.adapters().has(RecentLikes.class))
                        .toList();
        Optional<Engine<?>> journal = engine(Journal.class).filter(able::contains);
        return journal.isPresent() || !get(LikeSettings.BEHIND)
                ? journal
                : able.stream().findFirst();
    }

    /** What lies on an engine: ports, and likes of which their store is told afterwards. */
    public Set<Class<?>> portsOn(Engine<?> engine) {
        Map<Class<?>, Engine<?>> own = new LinkedHashMap<>(ports);
        likesBehind().ifPresent(behind -> own.put(RecentLikes.class, behind));
        own.values().removeIf(each -> each != engine);
        return own.keySet();
    }

    /**
     * Where its engines are opened.
     *
     * @param programs where programs that engines bring are or shall be unpacked; null for within
     *     the data directory
     */
    public EngineSite site(@Nullable Path programs) {
        return new EngineSite(settings, data(), programs);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Configuration that && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    /** All of it; secrets do not show themselves. */
    @Override
    public String toString() {
        return settings.toString();
    }
}
