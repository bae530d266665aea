package plaza.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Generated;

/** The table of ports and engines in ARCHITECTURE.md says what the contract tests show. */
final class PortTableTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DOCUMENT = ROOT.resolve("ARCHITECTURE.md");
    private static final Pattern TEST = Pattern.compile("class (\\w+)Test\\b[^{]*");
    private static final Pattern CONTRACT = Pattern.compile("\\b(\\w+)Contract\\b");
    private static final Pattern COMPOSED =
            Pattern.compile("interface (\\w+)Contract\\b[^{]*?extends([^{]*)");
    private static final List<String> FIRST = List.of("memory", "local", "postgres");

    /** The decorators' module. */
    private static final String CACHE = "cache";

    /** Modules beside the engines' that keep nothing themselves. */
    private static final Set<String> NO_ENGINES = Set.of(CACHE, "media");

    @Test
    void theTableOfPortsAndEnginesIsUpToDate() throws IOException {
        String document = Files.readString(DOCUMENT);
        String current =
                Pattern.compile("<!-- ports -->.*<!-- /ports -->", Pattern.DOTALL)
                        .matcher(document)
                        .replaceFirst(
                                Matcher.quoteReplacement(
                                        "<!-- ports -->\n" + table() + "<!-- /ports -->"));
        Generated.assertUpToDate(DOCUMENT, current);
    }

    /** The modules of adapters: those that need nothing installed first. */
    private static List<String> engines() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve("adapters"))) {
            Stream<String> others =
                    folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                            .map(folder -> folder.getFileName().toString())
                            .filter(name -> !FIRST.contains(name) && !NO_ENGINES.contains(name))
                            .sorted();
            return Stream.concat(FIRST.stream(), others).toList();
        }
    }

    private static String table() throws IOException {
        List<String> columns = Stream.concat(engines().stream(), Stream.of("cached")).toList();
        Map<String, Set<String>> composed = composed();
        Map<String, Set<String>> engines = new TreeMap<>();
        for (String column : columns) {
            String module = column.equals("cached") ? CACHE : column;
            for (Path file : javaFiles(ROOT.resolve("adapters/" + module + "/src/test"))) {
                Matcher test = TEST.matcher(Files.readString(file));
                while (test.find()) {
                    for (String contract : contractsIn(test.group())) {
                        for (String each : withAllOf(contract, composed)) {
                            engines.computeIfAbsent(each, _ -> new TreeSet<>()).add(column);
                        }
                    }
                }
            }
        }
        var table =
                new StringBuilder("| port | feature | ")
                        .append(String.join(" | ", columns))
                        .append(" |\n")
                        .append("|---".repeat(columns.size() + 2))
                        .append("|\n");
        for (Map.Entry<String, String> port : ports().entrySet()) {
            Set<String> on = engines.getOrDefault(port.getKey(), Set.of());
            table.append("| `%s` | %s |".formatted(port.getKey(), port.getValue()));
            for (String column : columns) {
                table.append(on.contains(column) ? " ✓ |" : " |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static Set<String> withAllOf(String contract, Map<String, Set<String>> composed) {
        Set<String> all = new TreeSet<>(Set.of(contract));
        composed.getOrDefault(contract, Set.of())
                .forEach(part -> all.addAll(withAllOf(part, composed)));
        return all;
    }

    /** Which contracts a contract is made of. */
    private static Map<String, Set<String>> composed() throws IOException {
        Map<String, Set<String>> composed = new TreeMap<>();
        for (Path file : javaFiles(ROOT.resolve("contracts/src/main"))) {
            Matcher contract = COMPOSED.matcher(Files.readString(file));
            if (contract.find()) {
                composed.put(contract.group(1), contractsIn(contract.group(2)));
            }
        }
        return composed;
    }

    private static Set<String> contractsIn(String text) {
        return CONTRACT.matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The interfaces of core that have a contract, with the features they belong to. */
    private static Map<String, String> ports() throws IOException {
        Map<String, String> ports = new TreeMap<>();
        for (Path file : javaFiles(ROOT.resolve("contracts/src/main"))) {
            String port = file.getFileName().toString().replace("Contract.java", "");
            String feature = file.getName(file.getNameCount() - 2).toString();
            Path inCore =
                    ROOT.resolve("core/src/main/java/plaza/core/" + feature + "/" + port + ".java");
            if (Files.exists(inCore)) {
                ports.put(port, feature);
            }
        }
        return ports;
    }

    private static List<Path> javaFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
