package plaza.core.subscription;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import plaza.core.event.WakeUp;

/** What was touched since it was last asked for. Thread-safe. */
final class Touched<T> {
    private final Set<T> keys = ConcurrentHashMap.newKeySet();
    private final WakeUp wakeUp = new WakeUp();

    void add(T key) {
        if (keys.add(key)) {
            wakeUp.signal();
        }
    }

    /** Lets go of whoever waits. */
    void wake() {
        wakeUp.signal();
    }

    /** Takes what there is; waits for it, but not longer than said, and not after {@link #wake}. */
    Set<T> take(Duration atMost) throws InterruptedException {
        long seen = wakeUp.signals();
        if (keys.isEmpty()) {
            wakeUp.await(seen, atMost);
        }
        Set<T> taken = new HashSet<>(keys);
        keys.removeAll(taken);
        return taken;
    }
}
