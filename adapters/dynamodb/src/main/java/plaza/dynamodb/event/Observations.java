package plaza.dynamodb.event;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * For how long values that others write have stood still, by the clock of this process alone:
 * DynamoDB tells no time, and the clocks of two servers need not agree. So whoever lives writes
 * another value now and then, and whoever looks waits until one has not changed for long enough, as
 * Amazon's lock client does. Remembers the latest {@value #KEPT}. Thread-safe.
 */
final class Observations {
    private static final int KEPT = 10_000;

    private final LongSupplier nanos;

    private final Map<String, Seen> seen =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
                    return size() > KEPT;
                }
            };

    private record Seen(String value, long since) {}

    Observations() {
        this(System::nanoTime);
    }

    /**
     * @param nanos the time, as {@link System#nanoTime} tells it
     */
    Observations(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Notes that a thing has this value now; says for how long it has had it, as far as was seen.
     */
    synchronized Duration unchanged(String thing, String value) {
        long now = nanos.getAsLong();
        Seen before = seen.get(thing);
        if (before == null || !before.value.equals(value)) {
            seen.put(thing, new Seen(value, now));
            return Duration.ZERO;
        }
        return Duration.ofNanos(now - before.since);
    }
}
