package plaza.dynamodb.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plaza.core.StorageException;
import plaza.core.event.EventCodec;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.dynamodb.Change;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;
import plaza.dynamodb.Write;

/**
 * How far all consumers are is one item, {@code CONSUMERS, REACHED}, so that all of a process are
 * noted by one write. What one set aside is {@code PARKED#<consumer>, <position>}, and how many
 * there are {@code PARKED, <consumer>}: 100,000 at the most, beyond which the consumer goes no
 * further. Thread-safe.
 */
public final class DynamoJournalConsumers implements JournalConsumers {
    private static final int MOST_LISTED = 1_000;
    private static final int MOST_PARKED = 100_000;
    private static final long MOST_LAG = 1_000_000;

    /** Far below what an item takes. */
    private static final int LONGEST_REASON = 10_000;

    private static final Key REACHED = new Key("CONSUMERS", "REACHED");
    private static final String PARKED = "PARKED";
    private static final String COUNT = "count";
    private static final String MAJOR = "major";
    private static final String MINOR = "minor";
    private static final String REASON = "reason";
    private static final String ENTRY = "entry";

    private final Dynamo dynamo;
    private final Table table;
    private final LogEnds ends;
    private final EventTexts texts;
    private final int mostParked;

    public DynamoJournalConsumers(Dynamo dynamo, EventCodec codec) {
        this(dynamo, codec, MOST_PARKED);
    }

    DynamoJournalConsumers(Dynamo dynamo, EventCodec codec, int mostParked) {
        this.dynamo = dynamo;
        this.table = dynamo.table(Shape.COMMITS);
        this.ends = new LogEnds(dynamo);
        this.texts = new EventTexts(codec);
        this.mostParked = mostParked;
    }

    @Override
    public JournalPosition position(String consumer) {
        return LogItems.position(reached(consumer));
    }

    private long reached(String consumer) {
        return table.get(REACHED).map((Item item) -> item.count(consumer)).orElse(0L);
    }

    @Override
    public void acknowledge(Map<String, JournalPosition> reached) {
        Map<String, Long> ahead = new HashMap<>();
        reached.forEach((consumer, position) -> ahead.put(consumer, position.major()));
        while (!ahead.isEmpty() && !raise(ahead)) {
            // Some are further already: of a process that had their lease before.
            Optional<Item> there = table.get(REACHED);
            ahead.entrySet()
                    .removeIf(
                            each ->
                                    there.map(item -> item.count(each.getKey())).orElse(0L)
                                            >= each.getValue());
        }
    }

    private boolean raise(Map<String, Long> ahead) {
        Change change = Change.none();
        Condition all = null;
        for (Map.Entry<String, Long> each : ahead.entrySet()) {
            long place = each.getValue();
            change = change.set(each.getKey(), place);
            Condition one =
                    Condition.missing(each.getKey()).or(Condition.below(each.getKey(), place));
            all = all == null ? one : all.and(one);
        }
        return all == null || table.update(REACHED, change, all);
    }

    @Override
    public long lag(String consumer) {
        long done = Math.max(reached(consumer), ends.pruned());
        return Math.clamp(ends.end() - done, 0, MOST_LAG);
    }

    private static Key key(String consumer, JournalPosition position) {
        return new Key(
                PARKED + "#" + consumer,
                "%019d-%019d".formatted(position.major(), position.minor()));
    }

    private static Key counter(String consumer) {
        return new Key(PARKED, consumer);
    }

    @Override
    public void park(String consumer, JournalEntry entry, String reason) {
        Item parked =
                Item.at(key(consumer, entry.position()))
                        .with(MAJOR, entry.position().major())
                        .with(MINOR, entry.position().minor())
                        .with(REASON, shortened(reason))
                        .with(ENTRY, texts.write(entry.node(), entry.at(), entry.event()));
        Condition room = Condition.missing(COUNT).or(Condition.below(COUNT, mostParked));
        while (!table.put(parked, Condition.exists())) {
            Set<Integer> refused =
                    dynamo.refused(
                            List.of(
                                    Write.putting(table, parked, Condition.absent()),
                                    Write.updating(
                                            table,
                                            counter(consumer),
                                            Change.none().add(COUNT, 1),
                                            room)));
            if (refused.isEmpty()) {
                return;
            }
            if (!refused.contains(0)) {
                throw StorageException.unavailable(
                        "%s has set aside %d entries of the journal, and no more may be: retry those"
                                .formatted(consumer, mostParked),
                        null);
            }
        }
    }

    private static String shortened(String reason) {
        if (reason.length() <= LONGEST_REASON) {
            return reason;
        }
        int end = LONGEST_REASON;
        return reason.substring(
                0, Character.isHighSurrogate(reason.charAt(end - 1)) ? end - 1 : end);
    }

    @Override
    public List<Parked> listParked(String consumer) {
        List<Parked> parked = new ArrayList<>();
        table.query(Query.all(PARKED + "#" + consumer).limit(MOST_LISTED))
                .forEach(item -> parked.add(parked(item)));
        return parked;
    }

    @Override
    public Optional<Parked> findParked(String consumer, JournalPosition position) {
        return table.get(key(consumer, position)).map(this::parked);
    }

    private Parked parked(Item item) {
        var position = new JournalPosition(item.number(MAJOR), item.number(MINOR));
        return new Parked(texts.read(position, item.texts(ENTRY)), item.text(REASON));
    }

    @Override
    public boolean unpark(String consumer, JournalPosition position) {
        return dynamo.transact(
                List.of(
                        Write.deleting(table, key(consumer, position), Condition.exists()),
                        Write.updating(
                                table, counter(consumer), Change.none().add(COUNT, -1), null)));
    }
}
