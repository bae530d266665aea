package plaza.core.event;

/**
 * Tells every node of something at once: pub/sub, for what may be lost. What has to arrive belongs
 * into the {@link Journal}.
 */
public interface Broadcast {
    /** The longest message, in characters. */
    int MAX_LENGTH = 1 << 20;

    /**
     * Sends a message to everybody who is subscribed to the channel, on any node, this one
     * included. Does not wait for them, whatever they do. Messages of one thread on one channel
     * arrive in their order.
     *
     * @param message any text of at most {@link #MAX_LENGTH} characters
     * @throws IllegalArgumentException when it is longer
     */
    void publish(String channel, String message);

    /**
     * Hears what is published on a channel from now on, until the subscription is closed, and what
     * was published before and is still on its way to this node. A message comes at most once.
     */
    Subscription subscribe(String channel, Receiver receiver);

    /**
     * Hears a channel, one call at a time. What it throws is logged, and it hears the next message
     * all the same.
     */
    interface Receiver {
        void receive(String message);

        /** Messages may have been lost between the one before and the one after this call. */
        void missed();
    }

    /** Something heard until it is closed. */
    interface Subscription extends AutoCloseable {
        /** Ends it; a message that is on its way may still be received. Idempotent. */
        @Override
        void close();
    }
}
