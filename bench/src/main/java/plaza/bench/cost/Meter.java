package plaza.bench.cost;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import plaza.bench.BenchFailure;
import plaza.bench.server.BenchApi;

/**
 * Measures what something consumes, its consequences included: what a server consumes by itself in
 * that time is taken off. For one thread.
 */
final class Meter {
    private static final double NANOS = 1e9;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The table in which a server says again and again that it lives. */
    private static final String ALIVE = "commits";

    private final BenchApi api;
    private final Duration settle;
    private Units idlePerSecond = Units.NONE;

    /**
     * @param settle how long nothing may be written for all consequences to be there
     */
    Meter(BenchApi api, Duration settle) {
        this.api = api;
        this.settle = settle;
    }

    /** What was consumed at a time. */
    private record Reading(Units units, long nanos) {}

    private Reading read() {
        Units units = Units.of(api.engineFigures());
        if (units.all().isEmpty()) {
            throw new BenchFailure(
                    "The server tells nothing of DynamoDB: it has to be one of the blueprint cloud,"
                            + " or have a port there.");
        }
        return new Reading(units, System.nanoTime());
    }

    /** Waits until all consequences are there. To ask for the lag is a read, so it comes last. */
    private Reading settled() {
        long begin = System.nanoTime();
        for (Reading last = read(); ; ) {
            LockSupport.parkNanos(settle.toNanos());
            Reading now = read();
            Units since = now.units().minus(last.units());
            boolean quiet = since.writes() - since.on(ALIVE).writes() == 0;
            if (quiet && api.stats().journalLag() == 0) {
                return now;
            }
            if (now.nanos() - begin > PATIENCE.toNanos()) {
                throw new BenchFailure(
                        "The server writes without end: somebody else uses it. Leave --url out, or have it alone.");
            }
            last = now;
        }
    }

    /** Measures a server that is left alone; what is measured later is without that. */
    Units idle(Duration length) {
        Reading before = settled();
        LockSupport.parkNanos(length.toNanos());
        Reading after = read();
        idlePerSecond =
                after.units()
                        .minus(before.units())
                        .times(NANOS / Math.max(1, after.nanos() - before.nanos()));
        return idlePerSecond;
    }

    /** What some work consumed. */
    Units of(Runnable work) {
        Reading before = settled();
        work.run();
        Reading after = settled();
        return after.units()
                .minus(before.units())
                .minus(idlePerSecond.times((after.nanos() - before.nanos()) / NANOS));
    }
}
