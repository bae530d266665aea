package plaza.core.timeline;

import plaza.core.id.UserId;
import plaza.core.update.Payload;
import plaza.core.update.Topic;
import plaza.core.update.Updates;

/** Tells readers of what has come to their home feeds. */
public final class FeedAnnouncer implements FeedListener {
    private final Updates updates;

    public FeedAnnouncer(Updates updates) {
        this.updates = updates;
    }

    @Override
    public void onDelivered(Delivery delivery) {
        TimelineEntry entry = delivery.entry();
        updates.publish(delivery.readers(), Topic.FEED, FeedSubject.of(entry), payload(entry));
    }

    @Override
    public void onPulled(TimelineEntry entry) {
        updates.publishToFollowers(entry.via(), Topic.FEED, FeedSubject.of(entry), payload(entry));
    }

    private static Payload payload(TimelineEntry entry) {
        UserId repostedBy = entry.repostedBy();
        return Payload.with()
                .put("postId", entry.post().toString())
                .put("authorId", entry.author().toString())
                .put("repostedBy", repostedBy == null ? null : repostedBy.toString())
                .build();
    }
}
