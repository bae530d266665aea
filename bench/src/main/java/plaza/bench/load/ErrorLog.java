package plaza.bench.load;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import plaza.bench.BenchFailure;

/** Counts everything that failed in a run and keeps the first text. Thread-safe. */
public final class ErrorLog {
    private static final int LONGEST = 300;

    /** A server that is gone refuses a hundred thousand connections a second. */
    private static final long TOO_MANY = 2_000;

    private final LongAdder count = new LongAdder();
    private final AtomicReference<@Nullable String> first = new AtomicReference<>();

    /**
     * Counts an error.
     *
     * @throws BenchFailure if there were so many that going on makes no sense
     */
    public void add(String text) {
        count.increment();
        String line = text.replace('\n', ' ');
        first.compareAndSet(
                null, line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…");
        if (count.sum() > TOO_MANY) {
            throw new BenchFailure(
                    "Gave up after %d errors; the first was: %s".formatted(TOO_MANY, first.get()));
        }
    }

    public long count() {
        return count.sum();
    }

    public Optional<String> first() {
        return Optional.ofNullable(first.get());
    }
}
