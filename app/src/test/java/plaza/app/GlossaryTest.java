package plaza.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/glossary.md} says to be in the code is in the code. */
final class GlossaryTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DOCUMENT = ROOT.resolve("docs/glossary.md");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)`");

    @Test
    void everyClassInTheGlossaryIsThere() throws IOException {
        List<String> named =
                Files.readAllLines(DOCUMENT).stream()
                        .filter(line -> line.startsWith("| "))
                        .map(line -> line.split("\\|", -1)[2])
                        .flatMap(cell -> NAME.matcher(cell).results())
                        .map(match -> match.group(1))
                        .distinct()
                        .toList();

        assertThat(named).hasSizeGreaterThan(50);
        assertThat(classes()).as("classes that %s names", DOCUMENT).containsAll(named);
    }

    private static Set<String> classes() throws IOException {
        Set<String> names = new HashSet<>();
        for (String folder : List.of("", "adapters", "engines")) {
            try (Stream<Path> modules = Files.list(ROOT.resolve(folder))) {
                for (Path module : modules.toList()) {
                    names.addAll(classesOf(module.resolve("src/main/java")));
                }
            }
        }
        return names;
    }

    private static Set<String> classesOf(Path sources) throws IOException {
        if (!Files.isDirectory(sources)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
