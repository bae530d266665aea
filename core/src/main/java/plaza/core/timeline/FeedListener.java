package plaza.core.timeline;

/**
 * Told of new items of home feeds once they can be read there. What the journal brings again is
 * told again. Must not block; what it throws has the entries applied again.
 */
public interface FeedListener {
    /** Hears nothing. */
    FeedListener NONE =
            new FeedListener() {
                @Override
                public void onDelivered(Delivery delivery) {}

                @Override
                public void onPulled(TimelineEntry entry) {}
            };

    /** An entry was pushed to these readers; it may not show in the feeds of all of them. */
    void onDelivered(Delivery delivery);

    /** An entry of somebody who is not pushed: it is in the feeds of all who follow them. */
    void onPulled(TimelineEntry entry);
}
