package plaza.core.feature;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Holds derived data against its sources.
 *
 * @param parts in the order in which they are looked at
 */
public record Reconciliation(List<Part> parts) {
    public Reconciliation {
        parts = List.copyOf(parts);
    }

    /** Looks at all there is, beside everything else, and mends what differs. */
    @FunctionalInterface
    public interface Run {
        /**
         * @param progress told how many were looked at
         * @param goesOn asked now and then; when it says no, the rest stays as it is
         * @return how many were mended
         */
        long run(LongConsumer progress, BooleanSupplier goesOn);
    }

    /**
     * One derived thing.
     *
     * @param name for commands, for example {@code counters}
     * @param unit what is looked at and mended, in the plural
     */
    public record Part(String name, String unit, Run run) {}

    /** As they are named. */
    public List<String> names() {
        return parts.stream().map(Part::name).toList();
    }
}
