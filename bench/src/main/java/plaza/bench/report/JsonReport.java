package plaza.bench.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The figures as JSON, each at its {@link Figure#path}; what was not measured is {@code null}. */
public final class JsonReport {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final MathContext DIGITS = new MathContext(6);

    private JsonReport() {}

    public static String of(Figures figures) {
        ObjectNode root = JSON.createObjectNode();
        put(root, figures);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    /** Several, each under its name. */
    public static String of(Map<String, Figures> deployments) {
        ObjectNode root = JSON.createObjectNode();
        deployments.forEach((name, figures) -> put(root.putObject(name), figures));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    /** Writes a report to a file. */
    public static void write(String report, Path file) throws IOException {
        Files.writeString(file, report + System.lineSeparator());
    }

    private static void put(ObjectNode root, Figures figures) {
        for (Figure figure : Figure.values()) {
            figure.path().ifPresent(path -> put(root, path, figures.get(figure)));
        }
        for (String engine : figures.engines().keySet()) {
            ObjectNode costs =
                    root.withObjectProperty("engines").putObject(engine).putObject("cpuMs");
            for (Figure cost : Figures.COSTS) {
                put(costs, operation(cost), figures.of(engine, cost));
            }
        }
    }

    /** The name of the one whose cost it is, like {@code compose}. */
    private static String operation(Figure cost) {
        return List.of(cost.path().orElseThrow().split("\\.", -1)).get(1);
    }

    private static void put(ObjectNode root, String path, OptionalDouble value) {
        List<String> names = List.of(path.split("\\.", -1));
        ObjectNode node = root;
        for (String name : names.subList(0, names.size() - 1)) {
            node = node.withObjectProperty(name);
        }
        if (value.isPresent()) {
            node.put(names.getLast(), rounded(value.getAsDouble()));
        } else {
            node.putNull(names.getLast());
        }
    }

    /** Six digits, without an exponent and without zeros at the end. */
    private static BigDecimal rounded(double value) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
