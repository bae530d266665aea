package plaza.dynamodb.timeline;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;
import plaza.core.timeline.TimelineStore;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;
import plaza.dynamodb.timeline.TimelineExtents.Extent;

/**
 * Home timelines in the table {@code feed}: an item for every way that a post came, in every
 * reader's partition, also of those who have not read yet. Deliveries are written without looking;
 * what stands is for who reads to decide. A timeline may for a while have more entries than the cap
 * allows: it is trimmed by chance. Thread-safe.
 */
public final class DynamoTimelineStore implements TimelineStore {
    /** How many trimmings a timeline gets, on average, while as much comes in as the cap allows. */
    private static final int TRIMMINGS_PER_CAP = 4;

    /** Deliveries whose items are in memory at a time. */
    private static final int GATHERED = 32_768;

    private final Table feed;
    private final TimelineExtents extents;
    private final TimelineMarks marks;
    private final int cap;
    private final RandomGenerator random;

    /**
     * @param cap how many entries of a timeline stay when it is trimmed
     */
    public DynamoTimelineStore(Dynamo dynamo, int cap) {
        this(dynamo, cap, () -> ThreadLocalRandom.current().nextLong());
    }

    DynamoTimelineStore(Dynamo dynamo, int cap, RandomGenerator random) {
        this.feed = dynamo.table(Shape.FEED);
        this.extents = new TimelineExtents(feed);
        this.marks = new TimelineMarks(feed);
        this.cap = cap;
        this.random = random;
    }

    @Override
    public int push(Collection<Delivery> deliveries) {
        int put = 0;
        Map<Key, Item> gathered = new LinkedHashMap<>();
        Set<UserId> toTrim = new LinkedHashSet<>();
        int oneIn = Math.max(1, cap / TRIMMINGS_PER_CAP);
        Instant now = Instant.now();
        for (Delivery delivery : deliveries) {
            for (UserId reader : delivery.readers()) {
                Item item = TimelineItems.item(reader, delivery.entry(), now);
                gathered.put(item.key(), item);
                if (random.nextInt(oneIn) == 0) {
                    toTrim.add(reader);
                }
                if (gathered.size() == GATHERED) {
                    put += put(gathered);
                }
            }
        }
        put += put(gathered);
        feed.each(toTrim, this::trim);
        return put;
    }

    private int put(Map<Key, Item> gathered) {
        int put = gathered.size();
        feed.putAll(gathered.values());
        gathered.clear();
        return put;
    }

    private void trim(UserId reader) {
        List<Item> items = feed.query(TimelineItems.behind(reader, null).limit(cap + 1));
        if (items.size() > cap) {
            TimelinePosition last = TimelineItems.entry(items.get(cap - 1)).position();
            // First, so that nobody takes what is gone for what never was.
            extents.raiseFloor(reader, marks.recent().epoch(), last);
            deleteAll(feed.query(TimelineItems.behind(reader, last)));
        }
    }

    private void deleteAll(Collection<Item> items) {
        feed.deleteAll(items.stream().map(Item::key).toList());
    }

    @Override
    public List<TimelineEntry> removeVia(UserId reader, UserId person) {
        List<Item> gone =
                feed.query(TimelineItems.behind(reader, null)).stream()
                        .filter(item -> TimelineItems.entry(item).via().equals(person))
                        .toList();
        deleteAll(gone);
        return gone.stream().map(TimelineItems::entry).toList();
    }

    @Override
    public Set<UserId> retract(PostId post, @Nullable UserId via, Collection<UserId> readers) {
        if (via == null) {
            // Whoever loads a timeline meanwhile may have it from before.
            marks.markGone(post);
        }
        Set<UserId> had = new HashSet<>();
        for (List<UserId> some : Batch.split(new LinkedHashSet<>(readers))) {
            Map<Key, UserId> found = new HashMap<>();
            List<List<Item>> ways =
                    feed.queryAll(some.stream().map(reader -> ways(reader, post)).toList());
            for (int i = 0; i < some.size(); i++) {
                for (Item way : ways.get(i)) {
                    if (via == null || TimelineItems.entry(way).via().equals(via)) {
                        found.put(way.key(), some.get(i));
                    }
                }
            }
            feed.deleteAll(found.keySet());
            had.addAll(found.values());
        }
        return had;
    }

    private static Query ways(UserId reader, PostId post) {
        return TimelineItems.since(reader, post).where(Condition.is(TimelineItems.POST, post));
    }

    @Override
    public Optional<Slice> read(UserId reader, @Nullable TimelinePosition before, int limit) {
        UUID epoch = marks.recent().epoch();
        List<Item> found;
        Extent extent;
        if (before == null) {
            // From the end, where what the timeline says of itself is in front of its entries.
            found =
                    feed.query(
                            Query.all(TimelineItems.partition(reader))
                                    .descending()
                                    .limit(limit + 2));
            extent =
                    found.stream()
                            .filter(item -> !TimelineItems.isEntry(item))
                            .map(item -> TimelineExtents.of(item, epoch))
                            .findFirst()
                            .orElse(Extent.NONE);
        } else {
            extent = extents.find(reader, epoch);
            found = feed.query(TimelineItems.behind(reader, before).limit(limit + 1));
        }
        if (!extent.warm()) {
            return Optional.empty();
        }
        List<TimelineEntry> oneMore =
                found.stream().filter(TimelineItems::isEntry).map(TimelineItems::entry).toList();
        String floor = extent.floor();
        List<TimelineEntry> entries =
                oneMore.stream()
                        .limit(limit)
                        .filter(
                                entry ->
                                        floor == null
                                                || TimelineItems.place(entry.position())
                                                                .compareTo(floor)
                                                        >= 0)
                        .toList();
        return Optional.of(new Slice(entries, floor == null && oneMore.size() <= limit));
    }

    @Override
    public void load(UserId reader, Supplier<Slice> newest) {
        UUID epoch = marks.read().epoch();
        if (extents.find(reader, epoch).warm()) {
            return;
        }
        Slice slice = newest.get();
        boolean whole = slice.complete() && slice.entries().size() <= cap;
        List<TimelineEntry> entries =
                slice.entries().subList(0, Math.min(cap, slice.entries().size()));
        if (entries.isEmpty() && !whole) {
            return;
        }
        Instant now = Instant.now();
        feed.putAll(entries.stream().map(entry -> TimelineItems.item(reader, entry, now)).toList());
        removeGone(reader, entries, newest);
        if (!whole) {
            extents.raiseFloor(reader, epoch, entries.getLast().position());
        }
        extents.warm(reader, epoch);
    }

    /**
     * What goes from now on finds what was written. What went before is known to have gone, and may
     * have come back since: what is computed now says so.
     */
    private void removeGone(UserId reader, List<TimelineEntry> entries, Supplier<Slice> newest) {
        Set<PostId> gone =
                marks.gone(entries.stream().map(TimelineEntry::post).distinct().toList());
        if (!gone.isEmpty()) {
            newest.get().entries().forEach(entry -> gone.remove(entry.post()));
        }
        feed.deleteAll(
                entries.stream()
                        .filter(entry -> gone.contains(entry.post()))
                        .map(entry -> TimelineItems.key(reader, entry.position()))
                        .toList());
    }

    @Override
    public void clear() {
        marks.clear();
    }

    @Override
    public void markPulled(UserId author) {
        marks.markPulled(author);
    }

    @Override
    public Set<UserId> pulled() {
        return marks.recent().pulled();
    }
}
