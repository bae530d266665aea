package plaza.core.mark;

import java.time.Duration;
import java.util.List;
import plaza.core.WorkerPool;
import plaza.core.event.Backoff;
import plaza.core.event.WakeUp;
import plaza.core.event.Worker;
import plaza.core.mark.RecentMarks.Change;

/** Tells a store of the marks that wait for it. Several processes may do so at a time. */
final class WriteBehindWorker extends Worker {
    /** What a process that has died left. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final WriteBehindMarkStore<?> store;
    private final WakeUp wakeUp;

    WriteBehindWorker(String name, WriteBehindMarkStore<?> store, WakeUp wakeUp, Backoff backoff) {
        super(name, backoff);
        this.store = store;
        this.wakeUp = wakeUp;
    }

    @Override
    protected void round() throws InterruptedException {
        long seen = wakeUp.signals();
        List<Change> waiting = store.waiting();
        if (waiting.isEmpty()) {
            wakeUp.await(seen, LOOK_EVERY);
            return;
        }
        WorkerPool.forEach(
                waiting,
                change -> {
                    if (!isClosing()) {
                        store.settle(change);
                    }
                });
    }

    @Override
    protected void wake() {
        wakeUp.signal();
    }
}
