package plaza.core.event.step;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;
import plaza.core.event.Backoff;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.KeyLocks;
import plaza.core.event.step.JournalSteps.Open;
import plaza.core.event.step.JournalSteps.Opening;

/**
 * A journal beside primary stores elsewhere: an event is durable, but not told, before its write
 * begins, and told when that has ended. What is cut off in between, by a crash or by an engine that
 * hangs, is in doubt until a {@link RecoveryWorker} has carried it out again; what is about the
 * same waits for that, and nothing else does.
 *
 * <p>One commit of a person is open at a time, in all processes together, and none that another
 * keeps out.
 */
public final class SteppedJournal implements Journal, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SteppedJournal.class);

    /** A fifth of the time after which a process that does not is taken for dead. */
    private static final Duration BEAT_EVERY = JournalSteps.LIVES.dividedBy(5);

    /** An engine may be paid by the request. */
    private static final Backoff ASK_AGAIN =
            new Backoff(Duration.ofMillis(5), Duration.ofMillis(50), Backoff.standard().random());

    /** What is in doubt is finished when its engine is back. */
    private static final Backoff IN_DOUBT =
            new Backoff(Duration.ofMillis(20), Duration.ofMillis(250), ASK_AGAIN.random());

    private final JournalSteps steps;
    private final Duration patience;
    private final KeyLocks locks = new KeyLocks();
    private final Heartbeat pulse;

    /** Tokens of the commits that threads of this process are in. */
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /**
     * @param patience how long a commit waits, for others of its person and about the same together
     * @throws StorageException when the engine does not answer
     */
    public SteppedJournal(JournalSteps steps, Duration patience) {
        this.steps = steps;
        this.patience = patience;
        steps.beat();
        this.pulse = new Heartbeat(steps, running, BEAT_EVERY);
        pulse.start();
    }

    @Override
    public boolean commit(Event event, PrimaryWrite write) {
        var commit = new Open(event, UUID.randomUUID().toString());
        long deadline = System.nanoTime() + patience.toNanos();
        for (int attempt = 1; ; attempt++) {
            KeyLocks.Held lock = locks.lock(event, Duration.ofNanos(deadline - System.nanoTime()));
            running.add(commit.token());
            try {
                if (opens(commit, deadline)) {
                    return carryOut(commit, write);
                }
            } finally {
                running.remove(commit.token());
                lock.release();
            }
            // Others of the person, about something else, go on meanwhile.
            requireTime(deadline, "An earlier write of the same is not finished yet");
            pause(IN_DOUBT, attempt);
        }
    }

    /** Says false where something about the same is in doubt. */
    private boolean opens(Open commit, long deadline) {
        for (int attempt = 1; ; attempt++) {
            Opening opening = steps.open(commit);
            switch (opening) {
                case OPEN -> {
                    return true;
                }
                case IN_DOUBT -> {
                    return false;
                }
                case ABANDONED -> steps.collect();
                case BUSY -> {}
            }
            requireTime(deadline, "Another process is writing for the same person");
            pause(ASK_AGAIN, attempt);
        }
    }

    private static void requireTime(long deadline, String otherwise) {
        if (System.nanoTime() > deadline) {
            throw StorageException.unavailable(otherwise, null);
        }
    }

    private boolean carryOut(Open commit, PrimaryWrite write) {
        boolean changed;
        try {
            changed = write.write();
        } catch (StorageException e) {
            // It may have been written, or be written yet.
            leave(() -> steps.doubt(commit), commit);
            throw e;
        } catch (RuntimeException | Error e) {
            leave(() -> steps.forget(commit), commit);
            throw e;
        }
        if (changed) {
            // Where it is not open any more this process was taken for dead, and it is told by
            // whoever finishes it.
            steps.tell(commit);
        } else {
            leave(() -> steps.forget(commit), commit);
        }
        return changed;
    }

    /** What cannot be done now is done by the {@link Heartbeat}. */
    private static void leave(Runnable step, Open commit) {
        try {
            step.run();
        } catch (StorageException e) {
            LOG.debug("{} stays open for now", commit.event().getClass().getSimpleName(), e);
        }
    }

    private static void pause(Backoff backoff, int attempts) {
        try {
            Thread.sleep(backoff.delay(attempts));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.unavailable("Interrupted while waiting for the journal", e);
        }
    }

    @Override
    public List<JournalEntry> readAfter(JournalPosition position, int limit) {
        return steps.readAfter(position, limit);
    }

    /** Positions are given when an event is told: nothing comes before what is there. */
    @Override
    public JournalPosition horizon() {
        return steps.end();
    }

    @Override
    public int prune(Instant before, JournalPosition consumed) {
        return steps.prune(before, consumed);
    }

    /** Says at once that this process has ended, so that nobody waits for it. */
    @Override
    public void close() {
        pulse.close();
        try {
            steps.leave();
        } catch (StorageException e) {
            LOG.debug("The engine is away; this process will be missed in some seconds", e);
        }
    }
}
