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
 * <p>What is more than a transaction takes is written in several. The first one makes the item
 * unfinished, and notes what is to be deleted; the others hold while it is that of this writer, the
 * last one finishes it. Whoever replaces an unfinished one writes all its postings. Thread-safe.
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
        return search.update(
                written.key(), change, Condition.is(VERSION, written.text(VERSION)));
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
        Item item = next.with(VERSION, UUID.randomUUID());
        Condition condition = before == null ? Condition.absent() : unchanged(before);
        List<Write> writes = new ArrayList<>();
        Map<Key, String> wanted = postings.apply(item);
        Map<Key, String> there = certain(before);
        wanted.forEach(
                (key, value) -> {
                    if (!value.equals(there.get(key))) {
                        writes.add(
                                Write.putting(
                                        search,
                                        value.isEmpty()
                                                ? Item.at(key)
                                                : Item.at(key).with(VALUE, value)));
                    }
                });
        Set<Key> stale = possible(before);
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
        if (!begin(item, stale, condition, along)) {
            return Optional.empty();
        }
        if (writeAll(item, writes)) {
            update(item, Change.none().remove(STALE));
        }
        return Optional.of(item);
    }

    /** Removes an entry; says whether it was as it was read. */
    boolean remove(Item before, List<Write> along) {
        List<Write> writes = new ArrayList<>();
        Set<Key> stale = possible(before);
        stale.forEach(key -> writes.add(Write.deleting(search, key)));
        if (along.size() + writes.size() < Dynamo.MOST_WRITES) {
            writes.addAll(along);
            writes.add(Write.deleting(search, before.key(), unchanged(before)));
            return dynamo.transact(writes);
        }
        Item item = before.with(GONE, true).with(OPEN, false).with(VERSION, UUID.randomUUID());
        if (!begin(item, stale, unchanged(before), along)) {
            return false;
        }
        if (writeAll(item, writes)) {
            search.delete(item.key(), Condition.is(VERSION, item.text(VERSION)));
        }
        return true;
    }

    private boolean begin(Item item, Set<Key> stale, Condition condition, List<Write> along) {
        List<String> texts =
                stale.stream().map(key -> key.pk() + BEHIND_PARTITION + key.sk()).toList();
        List<Write> writes = new ArrayList<>(along);
        writes.add(Write.putting(search, item.with(STALE, texts), condition));
        return dynamo.transact(writes);
    }

    /** Says whether nobody came in between, who then finishes it. */
    private boolean writeAll(Item item, List<Write> writes) {
        Condition mine = Condition.is(VERSION, item.text(VERSION));
        for (List<Write> some : Batch.split(writes, Dynamo.MOST_WRITES - 1)) {
            List<Write> part = new ArrayList<>(some);
            part.add(Write.holding(search, item.key(), mine));
            if (!dynamo.transact(part)) {
                return false;
            }
        }
        return true;
    }

    /** The postings that are there for sure. */
    private Map<Key, String> certain(@Nullable Item item) {
        return item == null || isUnfinished(item) ? Map.of() : postings.apply(item);
    }

    /** The postings that may be there. */
    private Set<Key> possible(@Nullable Item item) {
        Set<Key> keys = new HashSet<>();
        if (item != null) {
            keys.addAll(postings.apply(item).keySet());
            if (isUnfinished(item)) {
                item.texts(STALE).forEach(text -> keys.add(key(text)));
            }
        }
        return keys;
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
