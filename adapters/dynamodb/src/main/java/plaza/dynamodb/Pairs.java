package plaza.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;

/**
 * What leads from one thing to another since a time: a follow, a block, a like. At each end it is
 * two items: {@code <end>#<id>, <name>#<other>}, by which it is found, and one in a {@link
 * TimedList}. One transaction writes all of them. Thread-safe.
 */
public final class Pairs {
    private static final String AT = "createdAt";

    private final Dynamo dynamo;
    private final Table table;
    private final Side from;
    private final @Nullable Side to;

    /**
     * What is written at one end.
     *
     * @param end what has the partition, like {@code USER}
     * @param name what leads to others is called there, like {@code FOLLOWING}
     */
    public record Side(String end, String name) {
        private String partition(UUID id) {
            return end + "#" + id;
        }

        private String prefix() {
            return name + "#";
        }

        private Key pair(UUID owner, UUID other) {
            return new Key(partition(owner), prefix() + other);
        }

        private TimedList list(Table table) {
            return new TimedList(table, name + "@");
        }

        private Query all(UUID owner) {
            return Query.of(partition(owner), prefix());
        }

        private UUID owner(Key key) {
            return UUID.fromString(key.pk().substring(end.length() + 1));
        }

        private UUID other(Item pair) {
            return UUID.fromString(pair.key().sk().substring(prefix().length()));
        }
    }

    /**
     * @param to null where nobody asks from that end
     */
    public Pairs(Dynamo dynamo, Shape shape, Side from, @Nullable Side to) {
        this.dynamo = dynamo;
        this.table = dynamo.table(shape);
        this.from = from;
        this.to = to;
    }

    private Side to() {
        if (to == null) {
            throw new IllegalStateException(from.name() + " is not asked for from the other end");
        }
        return to;
    }

    /**
     * Adds one, unless it is there; says whether it was new.
     *
     * @param with what else its items hold
     * @param along what else is written in its transaction
     */
    public boolean add(
            UUID one, UUID other, Instant at, UnaryOperator<Item> with, List<Write> along) {
        List<Write> writes = new ArrayList<>(along);
        writes.add(putting(from.pair(one, other), at, with, Condition.absent()));
        writes.add(putting(entry(from, one, other, at), at, with, null));
        if (to != null) {
            writes.add(putting(to.pair(other, one), at, with, null));
            writes.add(putting(entry(to, other, one, at), at, with, null));
        }
        return dynamo.transact(writes);
    }

    private Write putting(
            Key key, Instant at, UnaryOperator<Item> with, @Nullable Condition condition) {
        return Write.putting(table, with.apply(Item.at(key).with(AT, at)), condition);
    }

    private Key entry(Side side, UUID owner, UUID other, Instant at) {
        return side.list(table).key(side.partition(owner), at, other);
    }

    /**
     * Takes one away; says whether it was there.
     *
     * @param along what else is written in its transaction
     */
    public boolean remove(UUID one, UUID other, List<Write> along) {
        while (true) {
            Optional<Instant> at = find(one, other);
            if (at.isEmpty()) {
                return false;
            }
            List<Write> writes = new ArrayList<>(along);
            writes.add(Write.deleting(table, from.pair(one, other), Condition.is(AT, at.get())));
            writes.add(Write.deleting(table, entry(from, one, other, at.get())));
            if (to != null) {
                writes.add(Write.deleting(table, to.pair(other, one)));
                writes.add(Write.deleting(table, entry(to, other, one, at.get())));
            }
            // Else somebody was faster: it may be gone, or be another one by now.
            if (dynamo.transact(writes)) {
                return true;
            }
        }
    }

    /** Since when one leads to the other. */
    public Optional<Instant> find(UUID one, UUID other) {
        return table.get(from.pair(one, other)).map(pair -> pair.instant(AT));
    }

    /** Whether one of two leads to the other. */
    public boolean isAnyBetween(UUID one, UUID other) {
        return !table.getAll(List.of(from.pair(one, other), from.pair(other, one))).isEmpty();
    }

    /** To what one leads, latest first, ties by id downwards; an item's id is {@link #other}. */
    public Page<Item> listFrom(UUID one, PageRequest page) {
        return from.list(table).page(from.partition(one), page);
    }

    /** As {@link #listFrom}, from the other end. */
    public Page<Item> listTo(UUID other, PageRequest page) {
        return to().list(table).page(to().partition(other), page);
    }

    /** The other end of an item of a list. */
    public static UUID other(Item entry) {
        String sk = entry.key().sk();
        return UUID.fromString(sk.substring(sk.lastIndexOf('#') + 1));
    }

    /** The time of an item. */
    public static Instant at(Item item) {
        return item.instant(AT);
    }

    /** The latest items of a list, up to a time; all of this and fewer than that many more. */
    public List<Item> latest(UUID one, @Nullable Instant until, int limit) {
        TimedList list = from.list(table);
        Query all =
                until == null
                        ? Query.of(from.partition(one), list.prefix())
                        : Query.between(
                                from.partition(one),
                                list.prefix(),
                                list.prefix() + Values.sorted(until) + "~");
        return table.query(all.descending().limit(limit));
    }

    /** What leads to one, earliest first, part by part. */
    public List<Item> earliest(UUID other, @Nullable Item after, int limit) {
        return table.query(
                Query.of(to().partition(other), to().list(table).prefix())
                        .after(after == null ? null : after.key().sk())
                        .limit(limit));
    }

    /** To what each of these leads, by id upwards; those that lead nowhere are left out. */
    public Map<UUID, List<UUID>> allFrom(Collection<UUID> some, int limitEach) {
        return all(from, some, limitEach);
    }

    /** What leads to each of these. */
    public Map<UUID, List<UUID>> allTo(Collection<UUID> some, int limitEach) {
        return all(to(), some, limitEach);
    }

    private Map<UUID, List<UUID>> all(Side side, Collection<UUID> some, int limitEach) {
        List<UUID> once = some.stream().distinct().toList();
        List<List<Item>> found =
                table.queryAll(once.stream().map(id -> side.all(id).limit(limitEach)).toList());
        Map<UUID, List<UUID>> others = new HashMap<>();
        for (int i = 0; i < once.size(); i++) {
            if (!found.get(i).isEmpty()) {
                others.put(once.get(i), found.get(i).stream().map(side::other).toList());
            }
        }
        return others;
    }

    /** The largest ids to which one leads, downwards. */
    public List<UUID> largest(UUID one, int limit) {
        return table.query(from.all(one).descending().limit(limit)).stream()
                .map(from::other)
                .toList();
    }

    /** To which of these one leads. */
    public Set<UUID> among(UUID one, Collection<UUID> others) {
        return found(from, one, others).stream().map(from::other).collect(Collectors.toSet());
    }

    /** Which of these lead to one. */
    public Set<UUID> amongTo(UUID other, Collection<UUID> some) {
        return foundTo(other, some).stream().map(to()::other).collect(Collectors.toSet());
    }

    /** The items of those of these that lead to one. */
    public Collection<Item> foundTo(UUID other, Collection<UUID> some) {
        return found(to(), other, some);
    }

    /** The items of those of these that lead to another, by these. */
    public Map<UUID, Item> foundFrom(Collection<UUID> some, UUID other) {
        Map<UUID, Item> found = new HashMap<>();
        table.getAll(some.stream().map(one -> from.pair(one, other)).toList())
                .forEach((key, item) -> found.put(from.owner(key), item));
        return found;
    }

    private Collection<Item> found(Side side, UUID owner, Collection<UUID> others) {
        return table.getAll(others.stream().map(other -> side.pair(owner, other)).toList())
                .values();
    }

    /** Does the same with many things, some of them at once, and answers in their order. */
    public <T, R> List<R> map(Collection<T> things, Function<? super T, ? extends R> work) {
        return table.map(things, work);
    }

    /** To how many one leads; they are read. */
    public long countFrom(UUID one) {
        return table.count(from.all(one));
    }

    /** How many lead to each of these; everybody asked for is answered, and all are read. */
    public Map<UUID, Long> countTo(Collection<UUID> some) {
        List<UUID> once = some.stream().distinct().toList();
        List<Long> found = table.map(once, id -> table.count(to().all(id)));
        Map<UUID, Long> counts = new HashMap<>();
        for (int i = 0; i < once.size(); i++) {
            counts.put(once.get(i), found.get(i));
        }
        return counts;
    }
}
