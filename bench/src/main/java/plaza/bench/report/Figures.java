package plaza.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a run. One that could not be measured is absent. Immutable.
 *
 * @param engines by the name of each engine its processor milliseconds for each request, at the
 *     figure that has the server's, like {@link Figure#COMPOSE_CPU}; nothing of one that is not
 *     known
 * @param blueprint of the server, empty if it did not say
 * @param firstError the text of the first error, empty if there was none
 */
public record Figures(
        Map<Figure, Double> values,
        SortedMap<String, Map<Figure, Double>> engines,
        Optional<String> blueprint,
        Optional<String> firstError) {
    /** Those whose costs an engine has a share in. */
    public static final List<Figure> COSTS =
            List.of(
                    Figure.EMPTY_CPU,
                    Figure.HOME_FEED_CPU,
                    Figure.USER_TIMELINE_CPU,
                    Figure.COMPOSE_CPU,
                    Figure.FOLLOW_CPU,
                    Figure.LIKE_CPU);

    public Figures {
        values = Map.copyOf(values);
        SortedMap<String, Map<Figure, Double>> copies = new TreeMap<>();
        engines.forEach((name, costs) -> copies.put(name, Map.copyOf(costs)));
        engines = Collections.unmodifiableSortedMap(copies);
    }

    public OptionalDouble get(Figure figure) {
        return optional(values.get(figure));
    }

    /** What an engine takes of the processor beside the server. */
    public OptionalDouble of(String engine, Figure cost) {
        return optional(engines.getOrDefault(engine, Map.of()).get(cost));
    }

    /** What server and engines take together; empty where one of them is not known. */
    public OptionalDouble all(Figure cost) {
        List<OptionalDouble> parts = new ArrayList<>(List.of(get(cost)));
        engines.keySet().forEach(engine -> parts.add(of(engine, cost)));
        return parts.stream().allMatch(OptionalDouble::isPresent)
                ? OptionalDouble.of(parts.stream().mapToDouble(OptionalDouble::getAsDouble).sum())
                : OptionalDouble.empty();
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Of each figure the median over the runs that have it, of errors the sum. */
    public static Figures median(List<Figures> runs) {
        SortedMap<String, Map<Figure, Double>> engines = new TreeMap<>();
        for (Figures run : runs) {
            run.engines.keySet().forEach(name -> engines.put(name, new EnumMap<>(Figure.class)));
        }
        engines.forEach(
                (name, costs) ->
                        costs.putAll(median(COSTS, runs, (run, cost) -> run.of(name, cost))));
        return new Figures(
                median(List.of(Figure.values()), runs, Figures::get),
                engines,
                first(runs, Figures::blueprint),
                first(runs, Figures::firstError));
    }

    private static Map<Figure, Double> median(
            List<Figure> figures,
            List<Figures> runs,
            BiFunction<Figures, Figure, OptionalDouble> of) {
        Map<Figure, Double> medians = new EnumMap<>(Figure.class);
        for (Figure figure : figures) {
            double[] values =
                    runs.stream()
                            .map(run -> of.apply(run, figure))
                            .flatMapToDouble(OptionalDouble::stream)
                            .toArray();
            if (values.length > 0) {
                medians.put(
                        figure, figure.addsUp() ? DoubleStream.of(values).sum() : median(values));
            }
        }
        return medians;
    }

    private static Optional<String> first(
            List<Figures> runs, Function<Figures, Optional<String>> text) {
        return runs.stream().map(text).flatMap(Optional::stream).findFirst();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
