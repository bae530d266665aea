package plaza.dynamodb.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;
import plaza.core.notification.Inbox;
import plaza.core.notification.NotificationRecord;
import plaza.dynamodb.Buckets;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Table;
import plaza.dynamodb.TimedList;
import plaza.dynamodb.Values;
import plaza.dynamodb.Write;

/**
 * Where groups stand: {@code GROUP#<id>, HEAD}; in their owner's list, {@code USER#<id>,
 * GROUP@<time>#<id>}, while something of them stands; and among those that get old, {@code
 * OLD#<0-15>, <time>#<id>}. It follows from the records, and is found out anew after they were
 * written; whoever was overtaken meanwhile does it again. Thread-safe.
 */
final class Groups {
    private static final String OWNER = "ownerId";
    private static final String LATEST = "latest";
    private static final String STANDS = "stands";
    private static final String VERSION = "version";
    private static final String OLD = "OLD";
    private static final String FIRST = "!";

    private final Dynamo dynamo;
    private final Table table;
    private final TimedList listed;
    private final Buckets old;

    Groups(Dynamo dynamo, Table table) {
        this.dynamo = dynamo;
        this.table = table;
        this.listed = new TimedList(table, "GROUP@");
        this.old = new Buckets(table);
    }

    /**
     * Where a group stands.
     *
     * @param latest when the latest of its acts that stand was done, or the latest of all
     */
    private record Head(UserId owner, Instant latest, boolean stands, long version) {
        static Head of(Item item) {
            return new Head(
                    item.user(OWNER),
                    item.instant(LATEST),
                    item.flag(STANDS),
                    item.number(VERSION));
        }

        boolean isIn(Inbox inbox) {
            return stands && owner.equals(inbox.owner()) && !latest.isBefore(inbox.since());
        }
    }

    private static Key head(UUID group) {
        return new Key(NotificationItems.group(group), "HEAD");
    }

    private List<Key> lists(UUID group, Head head) {
        List<Key> lists = new ArrayList<>();
        lists.add(Buckets.key(OLD, group, Values.sorted(head.latest()) + "#" + group));
        if (head.stands()) {
            lists.add(listed.key(NotificationItems.owner(head.owner()), head.latest(), group));
        }
        return lists;
    }

    /** Finds out where groups stand after their records have changed. */
    void refresh(Collection<UUID> groups) {
        table.each(groups, this::refresh);
    }

    private void refresh(UUID group) {
        boolean done = false;
        while (!done) {
            Optional<Head> before = table.get(head(group)).map(Head::of);
            Optional<Head> after = derive(group, before.map(Head::version).orElse(first()) + 1);
            List<Write> writes = new ArrayList<>();
            List<Key> stay = after.map(now -> lists(group, now)).orElse(List.of());
            before.map(was -> lists(group, was)).orElse(List.of()).stream()
                    .filter(key -> !stay.contains(key))
                    .forEach(key -> writes.add(Write.deleting(table, key)));
            stay.forEach(key -> writes.add(Write.putting(table, Item.at(key))));
            Condition asBefore =
                    before.map(was -> Condition.is(VERSION, was.version()))
                            .orElse(Condition.absent());
            // Also where nothing changes: who has derived it before is overtaken.
            if (after.isPresent()) {
                writes.add(Write.putting(table, item(group, after.get()), asBefore));
            } else if (before.isPresent()) {
                writes.add(Write.deleting(table, head(group), asBefore));
            }
            done = writes.isEmpty() || dynamo.transact(writes);
        }
    }

    /** Other than that of a group with this id that was there before. */
    private static long first() {
        return ThreadLocalRandom.current().nextLong(1L << 40);
    }

    private static Item item(UUID group, Head head) {
        return Item.at(head(group))
                .with(OWNER, head.owner())
                .with(LATEST, head.latest())
                .with(STANDS, head.stands())
                .with(VERSION, head.version());
    }

    private Optional<Head> derive(UUID group, long version) {
        Query acts = NotificationItems.acts(group).limit(1);
        Condition stands = Condition.is(NotificationItems.STANDS, true);
        return table.query(acts.where(stands)).stream()
                .findFirst()
                .or(() -> table.query(acts).stream().findFirst())
                .map(NotificationItems::record)
                .map(latest -> head(latest, version));
    }

    private static Head head(NotificationRecord latest, long version) {
        return new Head(
                latest.notification().recipient(),
                latest.notification().createdAt(),
                latest.stands(),
                version);
    }

    /** An owner's groups, latest first. */
    Page<UUID> list(Inbox inbox, PageRequest page) {
        Page<KeysetCursor> places =
                listed.page(NotificationItems.owner(inbox.owner()), page).map(listed::place);
        List<KeysetCursor> within =
                places.items().stream()
                        .filter(place -> !place.at().isBefore(inbox.since()))
                        .toList();
        boolean ends = within.size() < places.items().size();
        return Page.of(within, ends ? null : places.next(), KeysetCursor::toCursor)
                .map(KeysetCursor::id);
    }

    /** Those of these groups that are in an owner's list. */
    Collection<UUID> within(Inbox inbox, Collection<UUID> groups) {
        var found = table.getAll(groups.stream().map(Groups::head).toList());
        return groups.stream()
                .filter(
                        group -> {
                            Item head = found.get(head(group));
                            return head != null && Head.of(head).isIn(inbox);
                        })
                .collect(Collectors.toSet());
    }

    /** Some groups whose latest act is older. */
    List<UUID> listBefore(Instant time, int limit) {
        String behind = Values.sorted(time);
        return old.first(List.of(OLD), range -> range.between(FIRST, behind).limit(limit)).stream()
                .map(entry -> entry.key().sk())
                .map(sk -> UUID.fromString(sk.substring(sk.lastIndexOf('#') + 1)))
                .toList();
    }
}
