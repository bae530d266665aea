package plaza.dynamodb.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Table;

/**
 * What holds for all timelines, in the partition {@code TIMELINES}: their epoch, which clearing
 * changes, and which authors are merged in on read. And which posts have just gone, {@code
 * GONE#<post>}. Thread-safe.
 */
final class TimelineMarks {
    /** How late this process may learn of what another marked. */
    private static final Duration LATE = Duration.ofMillis(500);

    /** Longer than a timeline takes to load. */
    private static final Duration GONE_KNOWN = Duration.ofHours(1);

    static final String ALL = "TIMELINES";
    private static final Key EPOCH_KEY = new Key(ALL, "EPOCH");
    private static final String PULLED = "PULLED#";
    private static final String EPOCH = "epoch";
    private static final String GONE = "GONE";
    private static final UUID FIRST_EPOCH = new UUID(0, 0);

    private final Table feed;
    private volatile @Nullable Marks known;

    TimelineMarks(Table feed) {
        this.feed = feed;
    }

    /**
     * The marks as they were read.
     *
     * @param readAt nanoseconds of this process
     */
    record Marks(UUID epoch, Set<UserId> pulled, long readAt) {
        boolean isRecent() {
            return System.nanoTime() - readAt < LATE.toNanos();
        }
    }

    /** As they are, or were a moment ago: they are read by everybody who reads. */
    Marks recent() {
        Marks marks = known;
        return marks != null && marks.isRecent() ? marks : readUnlessRecent();
    }

    private synchronized Marks readUnlessRecent() {
        Marks marks = known;
        return marks != null && marks.isRecent() ? marks : read();
    }

    synchronized Marks read() {
        long now = System.nanoTime();
        List<Item> items = feed.query(Query.all(ALL));
        UUID epoch =
                items.stream()
                        .filter(item -> item.key().equals(EPOCH_KEY))
                        .map(item -> item.uuid(EPOCH))
                        .findFirst()
                        .orElse(FIRST_EPOCH);
        Set<UserId> pulled =
                items.stream()
                        .map(item -> item.key().sk())
                        .filter(sk -> sk.startsWith(PULLED))
                        .map(sk -> UserId.parse(sk.substring(PULLED.length())).orElseThrow())
                        .collect(Collectors.toUnmodifiableSet());
        var marks = new Marks(epoch, pulled, now);
        known = marks;
        return marks;
    }

    synchronized void clear() {
        feed.put(Item.at(EPOCH_KEY).with(EPOCH, UUID.randomUUID()));
        feed.deleteAll(feed.query(Query.of(ALL, PULLED)).stream().map(Item::key).toList());
        known = null;
    }

    synchronized void markPulled(UserId author) {
        feed.put(Item.at(new Key(ALL, PULLED + author)));
        known = null;
    }

    /** Notes that a post is no timeline's any more, for those that are just loaded. */
    void markGone(PostId post) {
        feed.put(Item.at(gone(post)).expiring(Instant.now().plus(GONE_KNOWN)));
    }

    /** Which of these posts have just gone. */
    Set<PostId> gone(Collection<PostId> posts) {
        Set<Key> found = feed.getAll(posts.stream().map(TimelineMarks::gone).toList()).keySet();
        return posts.stream()
                .filter(post -> found.contains(gone(post)))
                .collect(Collectors.toSet());
    }

    private static Key gone(PostId post) {
        return new Key(GONE + "#" + post, GONE);
    }
}
