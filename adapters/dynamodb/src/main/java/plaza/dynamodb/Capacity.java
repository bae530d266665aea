package plaza.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Units of capacity by Amazon's rules, of what is known when a request is sent. That is the least
 * that is billed for it: an item may have been larger before it was changed or deleted, and the
 * entries of indexes are not in it.
 */
final class Capacity {
    /** A read that finds nothing costs as much as one of a small item, and so does a write. */
    static final double LEAST = 1;

    private static final int WRITTEN = 1024;

    /** Each write of a transaction is made twice: prepared, and committed. */
    private static final double TRANSACTION = 2;

    private Capacity() {}

    /**
     * Units of writing an item, or of having looked whether it may be written.
     *
     * @param bytes of the item, as {@link ItemSize} counts them
     */
    static double written(long bytes) {
        return Math.max(LEAST, (double) Math.ceilDiv(bytes, WRITTEN));
    }

    /** Units of a transaction by tables; a condition of its own is billed as a write. */
    static Map<String, Double> transaction(List<Write> writes) {
        Map<String, Double> units = new TreeMap<>();
        writes.forEach(
                write ->
                        units.merge(
                                write.table(), TRANSACTION * written(write.bytes()), Double::sum));
        return units;
    }
}
