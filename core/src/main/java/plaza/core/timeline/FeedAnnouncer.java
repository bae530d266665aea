package plaza.core.timeline;

import plaza.core.update.Updates;

/** Tells readers of what has come to their home feeds. */
public final class FeedAnnouncer implements FeedListener {
    private final Updates updates;

    public FeedAnnouncer(Updates updates) {
        this.updates = updates;
    }

    @Override
    public void onDelivered(Delivery delivery) {
        updates.publish(delivery.readers(), new FeedUpdate(delivery.entry()));
    }

    @Override
    public void onPulled(TimelineEntry entry) {
        updates.publishToFollowers(entry.via(), new FeedUpdate(entry));
    }
}
