package plaza.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import plaza.app.config.Configuration;
import plaza.app.config.ConfigurationLoader;
import plaza.app.config.ConfigurationLoader.Option;
import plaza.app.data.DataDirectory;

/**
 * Starts and stops a server on empty data, so that the JVM can record what a start needs (its AOT
 * cache), and so that PostgreSQL is unpacked. The launcher calls it after a build.
 */
@Command(name = "warmup", hidden = true, description = "Starts and stops a server on empty data.")
final class WarmupCommand implements Callable<Integer> {
    private final Context context;

    WarmupCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Path directory = Files.createTempDirectory("plaza-warmup");
        Configuration configuration =
                ConfigurationLoader.defaults(
                        List.of(
                                new Option("warmup", "data", directory.toString()),
                                new Option("warmup", "server.port", "0")));
        try (var closing = Closing.withSignals()) {
            DataDirectory data = DataDirectory.open(configuration.data());
            Platform.Site site = context.site(configuration, data, closing);
            closing.open(() -> context.platform().serve(site));
        } finally {
            delete(directory);
        }
        return 0;
    }

    private static void delete(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
