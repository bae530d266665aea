package plaza.core.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long it took from a post, or a repost, until it was in the timelines of those who follow its
 * author: each timeline counts. Thread-safe.
 */
public final class DeliveryTimes {
    /** Upper bounds of the classes, in seconds; a last class takes what was longer. */
    public static final List<Double> BOUNDS =
            List.of(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0);

    private final List<LongAdder> counts =
            Stream.generate(LongAdder::new).limit(BOUNDS.size() + 1).toList();
    private final DoubleAdder seconds = new DoubleAdder();

    void add(Delivery delivery, Instant delivered) {
        double took =
                Math.max(0, Duration.between(delivery.entry().at(), delivered).toNanos() / 1e9);
        int number =
                IntStream.range(0, BOUNDS.size())
                        .filter(each -> took <= BOUNDS.get(each))
                        .findFirst()
                        .orElse(BOUNDS.size());
        int readers = delivery.readers().size();
        counts.get(number).add(readers);
        seconds.add(took * readers);
    }

    /** How many there were of each class, the last one too. */
    public List<Long> counts() {
        return counts.stream().map(LongAdder::sum).toList();
    }

    /** All of them together, in seconds. */
    public double seconds() {
        return seconds.sum();
    }
}
