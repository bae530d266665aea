package plaza.core.platform;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.event.Backoff;
import plaza.core.event.Leases;
import plaza.core.event.Worker;
import plaza.core.feature.Reconciliation;

/** Reconciles from time to time, in one process of the deployment. */
public final class Reconciler extends Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final String LEASE = "reconciler";

    private final Reconciliation reconciliation;
    private final Leases leases;
    private final Duration every;
    private final Map<String, LongAdder> mended = new ConcurrentHashMap<>();

    /**
     * @param every from the end of one round to the beginning of the next; the first comes after it
     */
    public Reconciler(
            Reconciliation reconciliation, Leases leases, Duration every, Backoff backoff) {
        super(LEASE, backoff);
        this.reconciliation = reconciliation;
        this.leases = leases;
        this.every = every;
        reconciliation.names().forEach(name -> mended.put(name, new LongAdder()));
    }

    @Override
    protected void round() throws InterruptedException {
        pause(every);
        if (!isClosing() && leases.hold(LEASE)) {
            reconciliation.parts().forEach(this::reconcile);
        }
    }

    private void reconcile(Reconciliation.Part part) {
        var seen = new long[1];
        long wrong = part.run().run(count -> seen[0] = count, this::goesOn);
        mended.getOrDefault(part.name(), new LongAdder()).add(wrong);
        if (wrong > 0) {
            LOG.info("mended {} of {} {}", wrong, seen[0], part.unit());
        } else {
            LOG.debug("{} {} are as they should be", seen[0], part.unit());
        }
    }

    private boolean goesOn() {
        return !isClosing() && leases.hold(LEASE);
    }

    /** How many were mended since the start, by the name of their part. */
    public long mended(String part) {
        return mended.getOrDefault(part, new LongAdder()).sum();
    }

    @Override
    protected void ended() {
        leases.release(LEASE);
    }
}
