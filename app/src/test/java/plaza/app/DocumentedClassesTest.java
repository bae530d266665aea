package plaza.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that name classes of the code name those that are there. */
final class DocumentedClassesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ARCHITECTURE.md",
                "docs/glossary.md",
                "docs/blueprints/solo.md",
                "docs/blueprints/reels.md"
            })
    void everyClassThatADocumentNamesIsThere(String document) throws IOException {
        Set<String> named = new TreeSet<>();
        NAME.matcher(Files.readString(ROOT.resolve(document)))
                .results()
                .forEach(match -> named.add(match.group(1)));

        assertThat(named).isNotEmpty();
        assertThat(classes()).as("classes that %s names", document).containsAll(named);
    }

    private static Set<String> classes() throws IOException {
        Set<String> names = new HashSet<>();
        for (String folder : List.of("", "adapters", "engines")) {
            try (Stream<Path> modules = Files.list(ROOT.resolve(folder))) {
                for (Path module : modules.toList()) {
                    names.addAll(classesBelow(module.resolve("src/main/java")));
                    names.addAll(classesBelow(module.resolve("src/test/java")));
                }
            }
        }
        return names;
    }

    private static Set<String> classesBelow(Path sources) throws IOException {
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
