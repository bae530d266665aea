package plaza.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plaza.app.config.Configuration;
import plaza.app.config.ConfigurationLoader;

/** The options that every command on a data directory has. */
final class ConfigurationOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration file. Default: ./plaza.yaml, if there is one.")
    private @Nullable Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory. Default: ./plaza-data.")
    private @Nullable String data;

    @Option(
            names = "--blueprint",
            paramLabel = "NAME",
            description = "Which engine holds what. Default: solo.")
    private @Nullable String blueprint;

    /** Read by the launcher, too, which gives it to the JVM. */
    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            description = "The heap: 640m, 2g. Default: 640m (PLAZA_HEAP).")
    private @Nullable String heap;

    /** For commands that serve nothing. */
    Configuration load(Environment environment) {
        return load(environment, null, false);
    }

    Configuration load(Environment environment, @Nullable String port, boolean bench) {
        var options = new ArrayList<ConfigurationLoader.Option>();
        add(options, "--data", "data", data);
        add(options, "--blueprint", "blueprint", blueprint);
        add(options, "--heap", "heap", heap);
        add(options, "--port", "server.port", port);
        add(options, "--bench", "bench", bench ? "true" : null);
        return new ConfigurationLoader(environment.variables()).load(config, options);
    }

    private static void add(
            List<ConfigurationLoader.Option> options,
            String name,
            String key,
            @Nullable String value) {
        if (value != null) {
            options.add(new ConfigurationLoader.Option(name, key, value));
        }
    }
}
