package plaza.app.endtoend;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import plaza.app.config.Engines;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.core.engine.Engine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard and the alerts that {@code docs/monitoring} offers ask for what there is. */
@Tag("engine")
final class MonitoringTest {
    private static final Path FOLDER = Path.of("../docs/monitoring");
    private static final Pattern METRIC = Pattern.compile("\\b(plaza|jvm|process)_\\w+");

    private final RunningPlaza plaza = RunningPlaza.shared();

    @Test
    void theDashboardAndTheAlertsAskForMetricsThatThereAre() throws IOException {
        Set<String> asked = new TreeSet<>();
        asked.addAll(names(dashboard()));
        asked.addAll(names(alerts()));
        assertThat(asked).hasSizeGreaterThan(15);
        makeSomethingToMeasure();

        soon(() -> assertThat(there()).containsAll(ofEnginesInUse(asked)));
    }

    /** Metrics that are there when something has happened for the first time. */
    private void makeSomethingToMeasure() {
        Person author = plaza.person();
        Person reader = plaza.person();
        reader.follow(author);
        reader.see(author.post("measured")).expect(200);
    }

    private Set<String> there() {
        return plaza.metrics()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceAll("[{ ].*", ""))
                .collect(toCollection(TreeSet::new));
    }

    /** All but those of engines that nothing lies on here. */
    private Set<String> ofEnginesInUse(Set<String> metrics) {
        List<String> used = plaza.configuration().engines().stream().map(Engine::name).toList();
        List<String> others =
                Engines.all().stream()
                        .map(Engine::name)
                        .filter(name -> !used.contains(name))
                        .map(name -> "plaza_" + name + "_")
                        .toList();
        return metrics.stream()
                .filter(metric -> others.stream().noneMatch(metric::startsWith))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> names(List<String> expressions) {
        return expressions.stream()
                .flatMap(each -> METRIC.matcher(each).results())
                .map(MatchResult::group)
                .collect(toCollection(TreeSet::new));
    }

    private static List<String> dashboard() throws IOException {
        JsonNode dashboard =
                JsonMapper.shared()
                        .readTree(Files.readString(FOLDER.resolve("plaza-dashboard.json")));
        List<String> expressions = dashboard.findValuesAsString("expr");
        assertThat(expressions).isNotEmpty();
        return expressions;
    }

    private static List<String> alerts() throws IOException {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        List<String> expressions = new ArrayList<>();
        collect(yaml.load(Files.readString(FOLDER.resolve("plaza-alerts.yaml"))), expressions);
        assertThat(expressions).isNotEmpty();
        return expressions;
    }

    private static void collect(Object node, List<String> expressions) {
        switch (node) {
            case Map<?, ?> map ->
                    map.forEach(
                            (key, value) -> {
                                if ("expr".equals(key)) {
                                    expressions.add(String.valueOf(value));
                                } else {
                                    collect(value, expressions);
                                }
                            });
            case List<?> list -> list.forEach(each -> collect(each, expressions));
            default -> {
                // A text or a number.
            }
        }
    }
}
