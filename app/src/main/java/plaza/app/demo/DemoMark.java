package plaza.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file in a data directory that says that it was filled by {@code --demo}, with the names of
 * those who can log in.
 */
public record DemoMark(List<String> usernames) {
    private static final String FILE = "demo.txt";

    public DemoMark {
        usernames = List.copyOf(usernames);
    }

    /** Nothing where the directory was not filled, or not to the end. */
    public static Optional<DemoMark> find(Path data) {
        Path file = data.resolve(FILE);
        try {
            return Files.exists(file)
                    ? Optional.of(new DemoMark(Files.readAllLines(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether nothing is in a directory yet. */
    public static boolean isEmpty(Path data) {
        try (Stream<Path> files = Files.list(data)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last thing that filling does. */
    public void write(Path data) {
        try {
            Files.write(data.resolve(FILE), usernames);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
