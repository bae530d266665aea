package plaza.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import plaza.bench.load.ErrorLog;
import plaza.bench.load.Operation;
import plaza.bench.load.Tally;
import plaza.bench.processor.CpuMeter;
import plaza.bench.report.Figure;
import plaza.bench.report.Figures;

/** What a measurement has found out so far, and every error on the way. For one thread. */
final class Findings {
    private final ErrorLog errors = new ErrorLog();
    private final List<Tally> tallies = new ArrayList<>();
    private final Map<Figure, Double> values = new EnumMap<>(Figure.class);
    private final SortedMap<String, Map<Figure, Double>> engines = new TreeMap<>();

    ErrorLog errors() {
        return errors;
    }

    /** One whose errors count. */
    Tally tally(Operation operation) {
        Tally tally = new Tally(operation, errors);
        tallies.add(tally);
        return tally;
    }

    Map<Operation, Tally> tallyOfEach() {
        Map<Operation, Tally> each = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            each.put(operation, tally(operation));
        }
        return each;
    }

    void put(Figure figure, double value) {
        values.put(figure, value);
    }

    void put(Figure figure, long value) {
        values.put(figure, (double) value);
    }

    void put(Figure figure, OptionalDouble value) {
        value.ifPresent(known -> put(figure, known));
    }

    /** What so many requests cost the server and the engines. */
    void putCosts(Figure figure, CpuMeter cpu, long requests) {
        put(figure, cpu.serverMillis(requests));
        cpu.engineMillis(requests)
                .forEach(
                        (name, millis) -> {
                            Map<Figure, Double> costs =
                                    engines.computeIfAbsent(
                                            name, absent -> new EnumMap<>(Figure.class));
                            millis.ifPresent(known -> costs.put(figure, known));
                        });
    }

    /** Half of the answers, and all but a hundredth, came within so long; nothing if none came. */
    void putLatencies(OperationFigures figures, Tally tally) {
        if (tally.answers() > 0) {
            put(figures.p50(), tally.percentileMs(50));
            put(figures.p99(), tally.percentileMs(99));
        }
    }

    /** Nothing where one of the two is not known, or the other is nought. */
    void putRatio(Figure figure, Figure one, Figure other) {
        putRatio(figure, get(one), other);
    }

    private void putRatio(Figure figure, OptionalDouble one, Figure other) {
        double divisor = value(other);
        if (one.isPresent() && divisor > 0) {
            put(figure, one.getAsDouble() / divisor);
        }
    }

    /** 0 where it is not known. */
    double value(Figure figure) {
        return get(figure).orElse(0);
    }

    private OptionalDouble get(Figure figure) {
        Double value = values.get(figure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** All of them, once everything has been measured. */
    Figures figures(String blueprint) {
        OperationFigures.ALL.forEach(
                (operation, figures) -> put(figures.errors(), errorsOf(operation)));
        put(Figure.ALL_ERRORS, errors.count());
        Figures found = found(blueprint);
        putRatio(Figure.COMPOSE_ALL_CPU_PER_EMPTY, found.all(Figure.COMPOSE_CPU), Figure.EMPTY_CPU);
        return found(blueprint);
    }

    private Figures found(String blueprint) {
        return new Figures(
                values,
                engines,
                Optional.of(blueprint).filter(name -> !name.isEmpty()),
                errors.first());
    }

    /** Of the whole run, filling and warming up included. */
    private double errorsOf(Operation operation) {
        return tallies.stream()
                .filter(tally -> tally.operation() == operation)
                .mapToLong(Tally::errors)
                .sum();
    }
}
