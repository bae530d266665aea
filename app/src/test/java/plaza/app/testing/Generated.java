package plaza.app.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of the repository that are made from the code. */
public final class Generated {
    private static final int SHOWN = 20;

    private Generated() {}

    /**
     * Brings a file up to date with {@code -Dplaza.update=true}.
     *
     * @throws AssertionError where it is not, with the lines that differ
     */
    public static void assertUpToDate(Path file, String current) throws IOException {
        if (Boolean.getBoolean("plaza.update")) {
            Files.writeString(file, current);
        }
        String committed = Files.readString(file);
        if (!committed.equals(current)) {
            throw new AssertionError(
                    Stream.of(
                                    Stream.of(
                                            file.getFileName()
                                                    + " is old: run this test with -Dplaza.update=true, read what changed, and commit it"),
                                    missing(committed, current).map("- "::concat),
                                    missing(current, committed).map("+ "::concat))
                            .flatMap(lines -> lines)
                            .collect(Collectors.joining("\n")));
        }
    }

    private static Stream<String> missing(String here, String there) {
        List<String> lines = here.lines().toList();
        Set<String> others = there.lines().collect(Collectors.toSet());
        return lines.stream().filter(line -> !others.contains(line)).limit(SHOWN);
    }
}
