package plaza.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plaza.core.setting.ConfigurationException;
import plaza.core.setting.Given;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;

/**
 * Puts a configuration together: defaults, over them the blueprint, the file, the environment, and
 * the options of the command line.
 */
public final class ConfigurationLoader {
    private static final Path DEFAULT_FILE = Path.of("plaza.yaml");
    private static final String PREFIX = "PLAZA_";

    /** Short names that people expect besides the systematic ones. */
    private static final Map<String, Setting<?>> SHORT_NAMES =
            Map.of("PLAZA_PORT", ServerSettings.PORT);

    /** Variables that speak to the launcher script. */
    private static final Set<String> OF_THE_LAUNCHER = Set.of("PLAZA_JAVA_OPTS");

    private final Map<String, String> environment;

    public ConfigurationLoader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Reads and checks everything.
     *
     * @param file null for {@code ./plaza.yaml} where there is one
     * @param options the command line's: an option's name, its key and its value
     * @throws ConfigurationException naming the first thing that is wrong
     */
    public Configuration load(@Nullable Path file, List<Option> options) {
        var over = new HashMap<String, Given>(fromFile(file));
        over.putAll(fromEnvironment());
        return complete(over, options);
    }

    /** The defaults, whatever file or environment there is. */
    public static Configuration defaults(List<Option> options) {
        return complete(new HashMap<>(), options);
    }

    private static Configuration complete(Map<String, Given> over, List<Option> options) {
        for (Option option : options) {
            over.put(option.key(), new Given(option.value(), option.name()));
        }
        check(over);
        String blueprint =
                Settings.read(Sections.settings(), over).get(DeploymentSettings.BLUEPRINT);
        var settings = new HashMap<>(fromBlueprint(blueprint));
        settings.putAll(over);
        return new Configuration(Settings.read(Sections.settings(), settings));
    }

    /**
     * @param name for example {@code --port}
     */
    public record Option(String name, String key, String value) {}

    private static Map<String, Given> fromFile(@Nullable Path file) {
        if (file == null && !Files.exists(DEFAULT_FILE)) {
            return Map.of();
        }
        Path path = file == null ? DEFAULT_FILE : file;
        try {
            return YamlSettings.read(path.toString(), Files.readString(path));
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(path + " is not UTF-8", e);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The configuration file %s cannot be read".formatted(path), e);
        }
    }

    /**
     * Ports that a blueprint does not name lie on its {@code engine}, where it says one; else they
     * are off.
     */
    private static Map<String, Given> fromBlueprint(String name) {
        String resource = "/blueprints/" + name + ".yaml";
        try (InputStream in = ConfigurationLoader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            Map<String, Given> settings =
                    YamlSettings.read(
                            "blueprint " + name,
                            new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Optional.ofNullable(settings.remove("engine"))
                    .ifPresent(engine -> PortSettings.placeOthers(engine, settings));
            check(settings);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Given> fromEnvironment() {
        var names = new TreeMap<String, Setting<?>>(SHORT_NAMES);
        Sections.settings().forEach(setting -> names.put(setting.environmentName(), setting));
        var settings = new HashMap<String, Given>();
        for (var variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            if (!name.startsWith(PREFIX) || OF_THE_LAUNCHER.contains(name)) {
                continue;
            }
            Setting<?> setting = names.get(name);
            if (setting == null) {
                throw new ConfigurationException(
                        "The environment variable %s is not a setting of Plaza%s"
                                .formatted(name, Nearest.hint(name, names.keySet())));
            }
            settings.put(setting.name(), new Given(variable.getValue(), name));
        }
        return settings;
    }

    private static void check(Map<String, Given> settings) {
        settings.forEach(
                (name, given) ->
                        Sections.named(name).orElseThrow(() -> unknown(name, given)).read(given));
    }

    private static ConfigurationException unknown(String name, Given given) {
        List<String> names = Sections.settings().stream().map(Setting::name).toList();
        Optional<String> within =
                names.stream().filter(each -> each.startsWith(name + ".")).findFirst();
        if (within.isPresent()) {
            return new ConfigurationException(
                    "%s: %s has settings below it, such as %s, and no value of its own"
                            .formatted(given.origin(), name, within.get()));
        }
        return new ConfigurationException(
                "%s: %s is not a setting%s"
                        .formatted(given.origin(), name, Nearest.hint(name, names)));
    }
}
