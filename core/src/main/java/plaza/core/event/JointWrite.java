package plaza.core.event;

import java.util.List;
import java.util.function.Predicate;

/**
 * A write that its store makes of many at once: a journal that is one database with that store may
 * commit it in one transaction with others of its kind that wait at the moment. Each commit is told
 * what became of its own write, and one that fails takes no other with it.
 *
 * @param value what is written
 * @param kind the same object for all writes of a kind
 */
public record JointWrite<T>(T value, Kind<T> kind) implements Journal.PrimaryWrite {

    /** Makes writes of one kind. */
    @FunctionalInterface
    public interface Kind<T> {
        /**
         * Makes all of them, in any order, on any thread, and reads nothing but what it writes.
         * Called again, for each alone, where it throws.
         *
         * @return says of each whether it changed anything
         */
        Predicate<T> writeAll(List<T> values);
    }

    @Override
    public boolean write() {
        return kind.writeAll(List.of(value)).test(value);
    }

    /** Makes this and others of its kind; says of each whether it changed anything. */
    public List<Boolean> writeWith(List<? extends JointWrite<?>> others) {
        List<T> values = others.stream().map(this::valueOf).toList();
        Predicate<T> changed = kind.writeAll(values);
        return values.stream().map(changed::test).toList();
    }

    @SuppressWarnings("unchecked") // A kind has values of one type.
    private T valueOf(JointWrite<?> other) {
        if (other.kind != kind) {
            throw new IllegalArgumentException("The writes are of several kinds");
        }
        return (T) other.value;
    }
}
