package plaza.core.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.event.Backoff;
import plaza.core.event.Leases;
import plaza.core.event.Worker;

/**
 * Has how central people are computed once a day, and soon after a start where it never was, in one
 * process of the deployment.
 */
final class InfluenceWorker extends Worker {
    private static final Logger LOG = LoggerFactory.getLogger(InfluenceWorker.class);
    private static final String LEASE = "influence";
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofDays(1);

    private final InfluenceRebuild rebuild;
    private final InfluenceStore store;
    private final Leases leases;
    private final Clock clock;

    InfluenceWorker(
            InfluenceRebuild rebuild,
            InfluenceStore store,
            Leases leases,
            Clock clock,
            Backoff backoff) {
        super(LEASE, backoff);
        this.rebuild = rebuild;
        this.store = store;
        this.leases = leases;
        this.clock = clock;
    }

    @Override
    protected void round() throws InterruptedException {
        pause(LOOK_EVERY);
        if (!isClosing()) {
            runIfDue();
        }
    }

    /** Says whether it was due, this process's to do, and done. */
    boolean runIfDue() {
        if (!isDue() || !leases.hold(LEASE)) {
            return false;
        }
        try {
            var seen = new long[1];
            boolean done =
                    rebuild.run(count -> seen[0] = count, () -> !isClosing() && leases.hold(LEASE));
            LOG.debug("the influence of {} people was computed", seen[0]);
            return done;
        } finally {
            leases.release(LEASE);
        }
    }

    private boolean isDue() {
        Instant before = clock.instant().minus(EVERY);
        return store.findOldest().map(oldest -> !oldest.isAfter(before)).orElse(true);
    }
}
