package plaza.memory.event;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.event.Broadcast;

/** Never loses anything, and keeps as much as nobody has received yet. Thread-safe. */
public final class MemoryBroadcast implements Broadcast {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryBroadcast.class);

    private final Map<String, List<Line>> channels = new ConcurrentHashMap<>();

    @Override
    public void publish(String channel, String message) {
        if (message.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("the message is too long");
        }
        channels.getOrDefault(channel, List.of()).forEach(line -> line.send(message));
    }

    @Override
    public Subscription subscribe(String channel, Receiver receiver) {
        List<Line> lines = channels.computeIfAbsent(channel, _ -> new CopyOnWriteArrayList<>());
        var line = new Line(receiver, lines);
        lines.add(line);
        return line;
    }

    /** One subscription, with a thread of its own that hears one message after the other. */
    private static final class Line implements Subscription {
        private final Receiver receiver;
        private final List<Line> lines;
        private final ExecutorService thread =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
        private volatile boolean closed;

        Line(Receiver receiver, List<Line> lines) {
            this.receiver = receiver;
            this.lines = lines;
        }

        void send(String message) {
            if (!closed) {
                thread.execute(() -> receive(message));
            }
        }

        private void receive(String message) {
            if (closed) {
                return;
            }
            try {
                receiver.receive(message);
            } catch (RuntimeException e) {
                LOG.error("A receiver failed", e);
            }
        }

        @Override
        public void close() {
            closed = true;
            lines.remove(this);
            // The executor is left to the garbage collector: a publisher may be about to use it.
        }
    }
}
