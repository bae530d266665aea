package plaza.local.event;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import plaza.core.event.Broadcast;

/**
 * Tells subscribers in the same process. A publisher never waits: each subscriber has a queue, and
 * one that falls behind by more than that misses messages and is told so. Thread-safe.
 */
public final class LocalBroadcast implements Broadcast {
    /** Messages that may wait for one subscriber. */
    static final int QUEUED = 4_096;

    /** Characters of them all together, be they few and long: two of the longest messages. */
    static final int QUEUED_LENGTH = 2 * MAX_LENGTH;

    /** What waits for one subscriber takes at the most. */
    public static final long MAX_BYTES = (long) Character.BYTES * QUEUED_LENGTH;

    private final Map<String, List<LocalSubscription>> channels = new ConcurrentHashMap<>();

    @Override
    public void publish(String channel, String message) {
        if (message.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a message has at most " + MAX_LENGTH + " characters");
        }
        channels.getOrDefault(channel, List.of()).forEach(each -> each.offer(message));
    }

    @Override
    public Subscription subscribe(String channel, Receiver receiver) {
        List<LocalSubscription> all =
                channels.computeIfAbsent(channel, _ -> new CopyOnWriteArrayList<>());
        var subscription = new LocalSubscription(receiver, QUEUED, QUEUED_LENGTH, all::remove);
        all.add(subscription);
        subscription.start();
        return subscription;
    }
}
