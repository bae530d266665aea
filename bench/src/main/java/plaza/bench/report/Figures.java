package plaza.bench.report;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * The figures of a run. One that could not be measured is absent. Immutable.
 *
 * @param firstError the text of the first error, empty if there was none
 */
public record Figures(Map<Figure, Double> values, Optional<String> firstError) {
    public Figures {
        values = Map.copyOf(values);
    }

    public OptionalDouble get(Figure figure) {
        Double value = values.get(figure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Of each figure the median over the runs that have it, of errors the sum. */
    public static Figures median(List<Figures> runs) {
        Map<Figure, Double> medians = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            double[] values =
                    runs.stream()
                            .map(run -> run.get(figure))
                            .flatMapToDouble(OptionalDouble::stream)
                            .toArray();
            if (values.length > 0) {
                medians.put(
                        figure, figure.addsUp() ? DoubleStream.of(values).sum() : median(values));
            }
        }
        return new Figures(
                medians,
                runs.stream().map(Figures::firstError).flatMap(Optional::stream).findFirst());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
