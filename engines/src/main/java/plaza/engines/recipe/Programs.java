package plaza.engines.recipe;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs on the PATH. */
final class Programs {
    private Programs() {}

    static Optional<Path> find(String name) {
        String path =
                System.getProperty("plaza.path", "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
