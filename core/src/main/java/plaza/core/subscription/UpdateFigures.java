package plaza.core.subscription;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import plaza.core.subscription.UpdateConnection.Kind;
import plaza.core.update.Topic;
import plaza.core.update.Update;

/** Counts live updates since the start. Thread-safe. */
public final class UpdateFigures {
    private final Map<Topic, LongAdder> sent = new EnumMap<>(Topic.class);
    private final Map<Bye, LongAdder> ended = new EnumMap<>(Bye.class);
    private final Map<Kind, LongAdder> open = new EnumMap<>(Kind.class);
    private final LongAdder resets = new LongAdder();

    UpdateFigures() {
        for (Topic topic : Topic.values()) {
            sent.put(topic, new LongAdder());
        }
        for (Kind kind : Kind.values()) {
            open.put(kind, new LongAdder());
        }
        for (Bye reason : Bye.values()) {
            ended.put(reason, new LongAdder());
        }
    }

    void count(Signal signal) {
        switch (signal) {
            case Signal.Happened(var _, Update update) -> adder(sent, update.topic()).increment();
            case Signal.Latest(Update update) -> adder(sent, update.topic()).increment();
            case Signal.Reset _ -> resets.increment();
            case Signal.Ready _, Signal.Reply _, Signal.Ended _ -> {
                // Neither news nor trouble.
            }
        }
    }

    private static <K extends Enum<K>> LongAdder adder(Map<K, LongAdder> adders, K key) {
        LongAdder adder = adders.get(key);
        if (adder == null) {
            throw new IllegalStateException("every constant is counted");
        }
        return adder;
    }

    void opened(Kind kind) {
        adder(open, kind).increment();
    }

    void closed(Kind kind) {
        adder(open, kind).decrement();
    }

    /** The server closes a connection, whether or not its client still hears why. */
    void ended(Bye reason) {
        adder(ended, reason).increment();
    }

    /** How many connections of a kind are open. */
    public long open(Kind kind) {
        return adder(open, kind).sum();
    }

    /** Updates handed to connections. */
    public long sent(Topic topic) {
        return adder(sent, topic).sum();
    }

    /** Connections that the server closed, by reason. */
    public long dropped(Bye reason) {
        return adder(ended, reason).sum();
    }

    /** How often a client was told to load anew. */
    public long resets() {
        return resets.sum();
    }
}
