package plaza.core.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;
import plaza.core.event.JournalConsumers.Parked;

/**
 * Carries a projection through the journal, on a virtual thread of its own. While an engine is away
 * it waits and tries again for as long as it takes. An entry that fails for another reason is tried
 * alone, and then parked, so that the rest goes on: after {@value #ATTEMPTS} tries, or at once
 * where each of them would fail as the first did. As an engine that is away and one for which a
 * batch is too much look alike, each try is of half as many entries as the last, down to one, and
 * each success lets some more be tried. Thread-safe.
 */
public final class ProjectionRunner extends Worker {
    /** How often an entry may fail before it is parked, where trying again may help. */
    public static final int ATTEMPTS = 5;

    /** By how many entries more a batch may have after one that went well. */
    private static final int MORE = 16;

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunner.class);

    /** How long it takes, beyond the lease, until another process goes on. */
    private static final Duration WITHOUT_LEASE = Duration.ofMillis(500);

    private final JournalReader.Cursor journal;
    private final JournalConsumers consumers;
    private final Acknowledgements acknowledgements;
    private final Projection projection;
    private final Leases leases;
    private final WakeUp wakeUp;
    // A parked entry may be retried while others are applied; a projection sees one at a time.
    private final ReentrantLock applying = new ReentrantLock();
    private final LongAdder processed = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile boolean held;
    private int atOnce = JournalReader.BATCH;
    private @Nullable JournalPosition position;

    public ProjectionRunner(
            JournalReader journal,
            JournalConsumers consumers,
            Acknowledgements acknowledgements,
            Projection projection,
            Leases leases,
            WakeUp wakeUp,
            Backoff backoff) {
        super("projection-" + projection.name(), backoff);
        this.journal = journal.cursor();
        this.consumers = consumers;
        this.acknowledgements = acknowledgements;
        this.projection = projection;
        this.leases = leases;
        this.wakeUp = wakeUp;
    }

    @Override
    protected void round() throws InterruptedException {
        long signals = wakeUp.signals();
        if (held) {
            acknowledgements.write();
            wakeUp.await(signals);
            return;
        }
        if (!leases.hold(lease())) {
            // Whoever has it goes on from where it is then.
            position = null;
            pause(WITHOUT_LEASE);
            return;
        }
        if (position == null) {
            position = consumers.position(name());
        }
        List<JournalEntry> read = journal.readAfter(position, signals);
        if (read.isEmpty()) {
            acknowledgements.writeInTime();
            if (!isClosing()) {
                wakeUp.await(signals);
            }
            return;
        }
        for (int from = 0; from < read.size() && !isClosing() && !held; ) {
            // What was read together may take longer than the lease lasts.
            if (from > 0 && !leases.hold(lease())) {
                position = null;
                return;
            }
            List<JournalEntry> batch = read.subList(from, Math.min(read.size(), from + atOnce));
            applyTogether(batch);
            from += batch.size();
        }
    }

    private void applyTogether(List<JournalEntry> batch) throws InterruptedException {
        try {
            apply(batch);
        } catch (RuntimeException | Error e) {
            if (willPass(e)) {
                atOnce = Math.max(1, batch.size() / 2);
                throw e;
            }
            failures.increment();
            applyOneByOne(batch);
            return;
        }
        atOnce = Math.min(JournalReader.BATCH, atOnce + MORE);
        done(batch.getLast().position(), batch.size());
        acknowledgements.writeInTime();
    }

    private void applyOneByOne(List<JournalEntry> batch) throws InterruptedException {
        for (JournalEntry entry : batch) {
            if (!applyAlone(entry)) {
                return;
            }
            done(entry.position(), 1);
            acknowledgements.write();
        }
    }

    /** Says whether the entry is dealt with; it is not when this runner closes meanwhile. */
    private boolean applyAlone(JournalEntry entry) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                apply(List.of(entry));
                return true;
            } catch (RuntimeException | Error e) {
                if (willPass(e)) {
                    throw e;
                }
                failures.increment();
                if (attempt == ATTEMPTS || isLasting(e)) {
                    park(entry, e);
                    return true;
                }
            }
            pauseAfterFailures(attempt);
            if (isClosing()) {
                return false;
            }
        }
    }

    private void park(JournalEntry entry, Throwable cause) {
        consumers.park(name(), entry, reason(cause));
        LOG.error("projection {} parked entry {}", name(), entry.position(), cause);
    }

    private void done(JournalPosition reached, int entries) {
        position = reached;
        acknowledgements.reached(name(), reached);
        processed.add(entries);
    }

    private void apply(List<JournalEntry> entries) {
        applying.lock();
        try {
            projection.apply(entries);
        } finally {
            applying.unlock();
        }
    }

    /** Whether the failure lies in the circumstances, not in the entry. */
    private static boolean willPass(Throwable e) {
        return switch (e) {
            case StorageException storage -> storage.isTransient();
            case OutOfMemoryError memory -> true;
            default -> false;
        };
    }

    /**
     * Whether the failure lies in the entry, or in what was made of it: every try ends in the same
     * way, and would only hold up the entries behind it.
     */
    private static boolean isLasting(Throwable e) {
        return switch (e) {
            case StorageException storage -> !storage.isTransient();
            case IllegalArgumentException argument -> true;
            case IndexOutOfBoundsException index -> true;
            case NullPointerException missing -> true;
            case ClassCastException type -> true;
            case ArithmeticException number -> true;
            default -> false;
        };
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }

    @Override
    protected void failed() {
        failures.increment();
    }

    @Override
    protected void wake() {
        wakeUp.signal();
    }

    /**
     * Applies a parked entry now, on this thread, and forgets it when that worked. If it fails
     * again it stays parked, for the new reason, and the exception is passed on.
     *
     * @return whether there was such an entry
     */
    public boolean retry(JournalPosition parkedAt) {
        Optional<Parked> parked = consumers.findParked(name(), parkedAt);
        if (parked.isEmpty()) {
            return false;
        }
        JournalEntry entry = parked.get().entry();
        try {
            apply(List.of(entry));
        } catch (RuntimeException e) {
            failures.increment();
            consumers.park(name(), entry, reason(e));
            throw e;
        }
        processed.increment();
        return consumers.unpark(name(), parkedAt);
    }

    /** Stops after the batch in hand, until it is resumed or the process starts anew. */
    public void hold() {
        held = true;
    }

    /** Goes on after {@link #hold}. */
    public void resume() {
        held = false;
        wakeUp.signal();
    }

    public boolean isHeld() {
        return held;
    }

    private String lease() {
        return "projection-" + name();
    }

    /** Lets another process go on at once. */
    @Override
    protected void ended() {
        try {
            acknowledgements.write();
        } finally {
            leases.release(lease());
        }
    }

    /** The projection's name. */
    public String name() {
        return projection.name();
    }

    /** How many entries were applied or parked since the start; repeated ones count again. */
    public long processed() {
        return processed.sum();
    }

    /** How many times applying, or reading the journal, failed since the start. */
    public long failures() {
        return failures.sum();
    }

    /** How many entries wait to be retried; counts no further than 1,000. */
    public int parked() {
        return listParked().size();
    }

    /** The entries that wait to be retried, in the order of the journal; at most 1,000. */
    public List<Parked> listParked() {
        return consumers.listParked(name());
    }

    /** How many entries wait to be applied. */
    public long lag() {
        return consumers.lag(name());
    }
}
