package plaza.cassandra.timeline;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.ArrayList;
import java.util.Collection;
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
import plaza.cassandra.Cassandra;
import plaza.cassandra.timeline.TimelineExtents.Extent;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;
import plaza.core.timeline.TimelineStore;

/**
 * Home timelines as rows of every way that a post came, in every reader's partition, also of those
 * who have not read yet. Deliveries are written without looking; what stands is for who reads to
 * decide. A timeline may for a while have more rows than the cap allows: it is trimmed by chance.
 * Thread-safe.
 */
public final class CassandraTimelineStore implements TimelineStore {
    /** How many trimmings a timeline gets, on average, while as much comes in as the cap allows. */
    private static final int TRIMMINGS_PER_CAP = 4;

    /** Rows that are sorted by reader before they are written. */
    private static final int GATHERED = 32_768;

    /** Readers whose timelines are looked into at once. */
    private static final int READERS = 4_096;

    private final Cassandra cassandra;
    private final TimelineTable table;
    private final TimelineExtents extents;
    private final TimelineMarks marks;
    private final int cap;
    private final RandomGenerator random;

    /**
     * @param cap how many entries of a timeline stay when it is trimmed
     */
    public CassandraTimelineStore(Cassandra cassandra, int cap) {
        this(cassandra, cap, () -> ThreadLocalRandom.current().nextLong());
    }

    CassandraTimelineStore(Cassandra cassandra, int cap, RandomGenerator random) {
        this.cassandra = cassandra;
        this.table = new TimelineTable(cassandra);
        this.extents = new TimelineExtents(cassandra);
        this.marks = new TimelineMarks(cassandra);
        this.cap = cap;
        this.random = random;
    }

    @Override
    public int push(Collection<Delivery> deliveries) {
        int put = 0;
        Map<UserId, List<TimelineEntry>> gathered = new LinkedHashMap<>();
        int rows = 0;
        for (Delivery delivery : deliveries) {
            for (UserId reader : delivery.readers()) {
                gathered.computeIfAbsent(reader, _ -> new ArrayList<>()).add(delivery.entry());
                rows++;
                if (rows == GATHERED) {
                    put += put(gathered);
                    gathered.clear();
                    rows = 0;
                }
            }
        }
        return put + put(gathered);
    }

    /** What is for one reader is written together. */
    private int put(Map<UserId, List<TimelineEntry>> entries) {
        cassandra.runAll(
                entries.entrySet().stream()
                        .flatMap(each -> table.insertAll(each.getKey(), each.getValue()).stream()));
        int oneIn = Math.max(1, cap / TRIMMINGS_PER_CAP);
        int put = 0;
        Set<UserId> toTrim = new LinkedHashSet<>();
        for (Map.Entry<UserId, List<TimelineEntry>> each : entries.entrySet()) {
            for (int row = 0; row < each.getValue().size(); row++) {
                if (random.nextInt(oneIn) == 0) {
                    toTrim.add(each.getKey());
                }
                put++;
            }
        }
        toTrim.forEach(this::trim);
        return put;
    }

    private void trim(UserId reader) {
        List<Row> rows = cassandra.runAll(List.of(table.page(reader, null, cap + 1))).getFirst();
        if (rows.size() > cap) {
            TimelinePosition last = TimelineTable.entry(rows.get(cap - 1)).position();
            // First, so that nobody takes what is gone for what never was.
            cassandra.runAll(List.of(extents.raiseFloor(reader, marks.recent().epoch(), last)));
            cassandra.runAll(List.of(table.deleteBelow(reader, last)));
        }
    }

    @Override
    public List<TimelineEntry> removeVia(UserId reader, UserId person) {
        List<TimelineEntry> gone =
                TimelineTable.entries(cassandra.runAll(List.of(table.all(reader))).getFirst())
                        .filter(entry -> entry.via().equals(person))
                        .toList();
        cassandra.runAll(table.deleteAll(reader, gone));
        return gone;
    }

    @Override
    public Set<UserId> retract(PostId post, @Nullable UserId via, Collection<UserId> readers) {
        Set<UserId> had = new HashSet<>();
        List<UserId> all = List.copyOf(new LinkedHashSet<>(readers));
        for (int from = 0; from < all.size(); from += READERS) {
            List<UserId> some = all.subList(from, Math.min(all.size(), from + READERS));
            List<BoundStatement> deletes = new ArrayList<>();
            for (List<Row> rows :
                    cassandra.runAll(some.stream().map(r -> table.ways(r, post)).toList())) {
                for (Row row : rows) {
                    TimelineEntry entry = TimelineTable.entry(row);
                    if (via == null || entry.via().equals(via)) {
                        UserId reader = TimelineTable.reader(row);
                        had.add(reader);
                        deletes.add(table.delete(reader, entry.position()));
                    }
                }
            }
            if (via == null) {
                // Whoever loads a timeline meanwhile may have it from before.
                var own = new TimelinePosition(post.time(), post);
                some.forEach(reader -> deletes.add(table.delete(reader, own)));
            }
            cassandra.runAll(deletes);
        }
        return had;
    }

    @Override
    public Optional<Slice> read(UserId reader, @Nullable TimelinePosition before, int limit) {
        UUID epoch = marks.recent().epoch();
        List<List<Row>> answers =
                cassandra.runAll(
                        List.of(extents.find(reader), table.page(reader, before, limit + 1)));
        Extent extent = TimelineExtents.of(answers.getFirst(), epoch);
        if (!extent.warm()) {
            return Optional.empty();
        }
        TimelinePosition floor = extent.floor();
        List<Row> rows = answers.getLast();
        List<TimelineEntry> entries =
                TimelineTable.entries(rows)
                        .limit(limit)
                        .filter(entry -> floor == null || entry.position().compareTo(floor) >= 0)
                        .toList();
        return Optional.of(new Slice(entries, floor == null && rows.size() <= limit));
    }

    /**
     * Rows are written as of before the computation: whatever was deleted meanwhile stays deleted.
     */
    @Override
    public void load(UserId reader, Supplier<Slice> newest) {
        UUID epoch = marks.read().epoch();
        List<Row> known = cassandra.runAll(List.of(extents.find(reader))).getFirst();
        if (TimelineExtents.of(known, epoch).warm()) {
            return;
        }
        long begun = cassandra.writeTime();
        Slice slice = newest.get();
        boolean whole = slice.complete() && slice.entries().size() <= cap;
        List<TimelineEntry> entries =
                slice.entries().subList(0, Math.min(cap, slice.entries().size()));
        if (entries.isEmpty() && !whole) {
            return;
        }
        List<Statement<?>> writes = new ArrayList<>();
        for (Statement<?> rows : table.insertAll(reader, entries)) {
            writes.add(rows.setQueryTimestamp(begun));
        }
        if (!whole) {
            writes.add(extents.raiseFloor(reader, epoch, entries.getLast().position()));
        }
        writes.addAll(extents.forget(reader, known, epoch));
        cassandra.runAll(writes);
        cassandra.runAll(List.of(extents.warm(reader, epoch)));
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
