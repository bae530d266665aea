package plaza.dynamodb.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.dynamodb.Change;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Table;
import plaza.dynamodb.Write;

/**
 * Entries of the index: an item that says what is indexed of a post or a person, and the postings
 * by which it is found, which follow from it. They change in one transaction on the condition that
 * the item is what was read.
 *
 * <p>What is more than a transaction takes is written in several. The first one writes the item,
 * unfinished, with what is to be deleted; the others hold as long as it is this one. Whoever comes
 * in between finishes it before anything else, so that none has to begin again and none is lost.
 * Thread-safe.
 */
final class Entries {
    static final String OPEN = "open";
    static final String VALUE = "value";
    private static final String GENERATION = "generation";
    private static final String VERSION = "version";
    private static final String STALE = "stale";
    private static final String GONE = "gone";
    private static final char BEHIND_PARTITION = '\t';

    private final Dynamo dynamo;
    private final Table search;

    /** The postings that follow from an item: what they hold by where they lie. */
    private final Function<Item, Map<Key, String>> postings;

    Entries(Dynamo dynamo, Table search, Function<Item, Map<Key, String>> postings) {
        this.dynamo = dynamo;
        this.search = search;
        this.postings = postings;
    }

    /** Whether an item is of something that is there. */
    static boolean isThere(@Nullable Item item) {
        return item != null && !item.flag(GONE);
    }

    static boolean isUnfinished(Item item) {
        return item.has(STALE);
    }

    static Item of(Key key, boolean open, long generation) {
        return Item.at(key).with(OPEN, open).with(GENERATION, generation);
    }

    static boolean isBefore(Item item, long generation) {
        return item.number(GENERATION) < generation;
    }

    /** The item is as it was read. */
    static Condition unchanged(Item item) {
        return Condition.is(VERSION, item.text(VERSION))
                .and(Condition.is(OPEN, item.flag(OPEN)))
                .and(Condition.is(GENERATION, item.number(GENERATION)));
    }

    /** Brings an item into a later generation; says whether it is still as it was read. */
    boolean renew(Item item, long generation) {
        return !isBefore(item, generation)
                || search.update(
                        item.key(), Change.none().set(GENERATION, generation), unchanged(item));
    }

    /** The item, if it is as it was written. */
    boolean update(Item written, Change change) {
        return search.update(written.key(), change, Condition.is(VERSION, written.text(VERSION)));
    }

    /**
     * Writes an entry over another one, or where there is none.
     *
     * @param before the item that was read, or null
     * @param along what else changes in its transaction
     * @return the item as it was written; empty where that which was read has changed, or what goes
     *     along was refused
     */
    Optional<Item> put(@Nullable Item before, Item next, List<Write> along) {
        if (before != null && isUnfinished(before)) {
            finish(before);
            return Optional.empty();
        }
        Item item = next.with(VERSION, UUID.randomUUID());
        Condition condition = before == null ? Condition.absent() : unchanged(before);
        Map<Key, String> there = before == null ? Map.of() : postings.apply(before);
        Map<Key, String> wanted = postings.apply(item);
        List<Write> writes = new ArrayList<>();
        wanted.forEach(
                (key, value) -> {
                    if (!value.equals(there.get(key))) {
                        writes.add(putting(key, value));
                    }
                });
        Set<Key> stale = new HashSet<>(there.keySet());
        stale.removeAll(wanted.keySet());
        stale.forEach(key -> writes.add(Write.deleting(search, key)));
        if (writes.isEmpty() && along.isEmpty()) {
            return search.put(item, condition) ? Optional.of(item) : Optional.empty();
        }
        if (along.size() + writes.size() < Dynamo.MOST_WRITES) {
            writes.addAll(along);
            writes.add(Write.putting(search, item, condition));
            return dynamo.transact(writes) ? Optional.of(item) : Optional.empty();
        }
        Item unfinished = item.with(STALE, stale.stream().map(Entries::text).toList());
        if (!begin(unfinished, condition, along)) {
            return Optional.empty();
        }
        finish(unfinished, writes);
        return Optional.of(item);
    }

    /** Removes an entry; says whether it was as it was read. */
    boolean remove(Item before, List<Write> along) {
        if (isUnfinished(before)) {
            finish(before);
            return false;
        }
        List<Write> writes = deleting(before);
        if (along.size() + writes.size() < Dynamo.MOST_WRITES) {
            writes.addAll(along);
            writes.add(Write.deleting(search, before.key(), unchanged(before)));
            return dynamo.transact(writes);
        }
        Item unfinished =
                before.with(GONE, true)
                        .with(OPEN, false)
                        .with(VERSION, UUID.randomUUID())
                        .with(STALE, List.of());
        if (!begin(unfinished, unchanged(before), along)) {
            return false;
        }
        finish(unfinished, writes);
        return true;
    }

    private boolean begin(Item unfinished, Condition condition, List<Write> along) {
        List<Write> writes = new ArrayList<>(along);
        writes.add(Write.putting(search, unfinished, condition));
        return dynamo.transact(writes);
    }

    /** Finishes what another writer has begun; what of it is done is done again. */
    private void finish(Item unfinished) {
        if (!isThere(unfinished)) {
            finish(unfinished, deleting(unfinished));
            return;
        }
        List<Write> writes = new ArrayList<>();
        postings.apply(unfinished).forEach((key, value) -> writes.add(putting(key, value)));
        unfinished.texts(STALE).forEach(stale -> writes.add(Write.deleting(search, key(stale))));
        finish(unfinished, writes);
    }

    /** What comes in between has finished it already. */
    private void finish(Item unfinished, List<Write> writes) {
        Condition same = Condition.is(VERSION, unfinished.text(VERSION));
        for (List<Write> some : Batch.split(writes, Dynamo.MOST_WRITES - 1)) {
            List<Write> part = new ArrayList<>(some);
            part.add(Write.holding(search, unfinished.key(), same));
            if (!dynamo.transact(part)) {
                return;
            }
        }
        if (isThere(unfinished)) {
            update(unfinished, Change.none().remove(STALE));
        } else {
            search.delete(unfinished.key(), same);
        }
    }

    private Write putting(Key key, String value) {
        Item posting = Item.at(key);
        return Write.putting(search, value.isEmpty() ? posting : posting.with(VALUE, value));
    }

    private List<Write> deleting(Item item) {
        List<Write> writes = new ArrayList<>();
        postings.apply(item).keySet().forEach(key -> writes.add(Write.deleting(search, key)));
        return writes;
    }

    private static String text(Key key) {
        return key.pk() + BEHIND_PARTITION + key.sk();
    }

    private static Key key(String text) {
        int end = text.indexOf(BEHIND_PARTITION);
        return new Key(text.substring(0, end), text.substring(end + 1));
    }

    /**
     * Removes what is older than a generation.
     *
     * @param partitions where the items lie
     * @param remove says whether one was there
     */
    int removeBefore(Collection<String> partitions, long generation, Predicate<Item> remove) {
        return search
                .map(partitions, partition -> removeBefore(partition, generation, remove))
                .stream()
                .mapToInt(removed -> removed)
                .sum();
    }

    private int removeBefore(String partition, long generation, Predicate<Item> remove) {
        Query older =
                Query.all(partition)
                        .where(Condition.below(GENERATION, generation))
                        .limit(Batch.MAX_SIZE);
        int removed = 0;
        List<Item> part;
        String last = null;
        do {
            part = search.query(older.after(last));
            removed += (int) part.stream().filter(remove).count();
            last = part.isEmpty() ? null : part.getLast().key().sk();
        } while (part.size() == Batch.MAX_SIZE);
        return removed;
    }
}
