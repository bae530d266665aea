package plaza.dynamodb.event;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import plaza.core.event.Leases;
import plaza.dynamodb.Change;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;

/**
 * Leases as items {@code LEASES, LEASE#<name>}, with who has it, who says that he lives by {@code
 * LEASES, HOLDER#<id>}. All leases of a process are kept by one write, every third of the time that
 * they last, and who has none looks at all of them by one query. Nobody's clock is compared with
 * another's ({@link Observations}). Thread-safe.
 */
public final class DynamoLeases implements Leases {
    /** How long what was seen of the leases of others is believed. */
    private static final Duration SEEN = Duration.ofMillis(400);

    /** When what says that somebody lived is removed. */
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private static final String PARTITION = "LEASES";
    private static final String LEASE = "LEASE#";
    private static final String HOLDER = "HOLDER#";
    private static final String BY = "holder";
    private static final String VERSION = "version";
    private static final String BEAT = "beat";

    private final Table table;
    private final String holder;
    private final Duration lasting;
    private final Clock clock;
    private final Observations observations = new Observations();
    private final ReentrantLock lock = new ReentrantLock();

    /** What this process has, and when it was last asked for, by {@link System#nanoTime}. */
    private final Map<String, Long> own = new HashMap<>();

    private @Nullable Long beatenAt;
    private @Nullable View view;

    /** What was seen: the leases by their names, and who has not said for long that he lives. */
    private record View(Map<String, Item> leases, Set<String> dead, long at) {}

    /**
     * @param holder no other object has it
     * @param lasting how long after its last word a process still has its leases
     * @param clock says when what nobody needs any more is removed, and nothing else
     */
    public DynamoLeases(Dynamo dynamo, UUID holder, Duration lasting, Clock clock) {
        this.table = dynamo.table(Shape.COMMITS);
        this.holder = holder.toString();
        this.lasting = lasting;
        this.clock = clock;
    }

    private static Key key(String name) {
        return new Key(PARTITION, LEASE + name);
    }

    @Override
    public boolean hold(String name) {
        lock.lock();
        try {
            if (own.containsKey(name)) {
                own.put(name, System.nanoTime());
                keep();
                if (own.containsKey(name)) {
                    return true;
                }
            }
            if (take(name)) {
                own.put(name, System.nanoTime());
                return true;
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Says in time that this process lives, and gives back what it does not ask for any more. */
    private void keep() {
        Long before = beatenAt;
        long now = System.nanoTime();
        if (before != null && now - before < lasting.toNanos() / 3) {
            return;
        }
        beat();
        Set<String> left = new HashSet<>();
        own.forEach(
                (name, asked) -> {
                    if (now - asked > lasting.toNanos()) {
                        left.add(name);
                    }
                });
        left.forEach(this::giveBack);
        if (before == null || System.nanoTime() - before >= lasting.toNanos()) {
            // It stood still: others may have taken them.
            own.keySet().removeIf(name -> !confirm(name));
        }
    }

    private void beat() {
        long now = System.nanoTime();
        table.put(
                Item.at(new Key(PARTITION, HOLDER + holder))
                        .with(BEAT, UUID.randomUUID())
                        .expiring(clock.instant().plus(FORGOTTEN)));
        beatenAt = now;
    }

    private boolean take(String name) {
        keep();
        View seen = look();
        Item lease = seen.leases.get(name);
        boolean taken;
        if (lease == null) {
            taken =
                    table.put(
                            Item.at(key(name)).with(BY, holder).with(VERSION, UUID.randomUUID()),
                            Condition.absent());
        } else if (lease.text(BY).equals(holder)) {
            taken = confirm(name);
        } else if (seen.dead.contains(lease.text(BY))) {
            taken = claim(name, Condition.is(VERSION, lease.text(VERSION)));
        } else {
            return false;
        }
        view = null;
        return taken;
    }

    /** Where it is this process's still, whoever was about to take it is too late. */
    private boolean confirm(String name) {
        return claim(name, Condition.is(BY, holder));
    }

    private boolean claim(String name, Condition condition) {
        return table.update(
                key(name),
                Change.none().set(BY, holder).set(VERSION, UUID.randomUUID()),
                condition);
    }

    private View look() {
        View last = view;
        long now = System.nanoTime();
        if (last != null && now - last.at < SEEN.toNanos()) {
            return last;
        }
        Map<String, Item> leases = new HashMap<>();
        Map<String, String> beats = new HashMap<>();
        for (Item item : table.query(Query.all(PARTITION))) {
            String sk = item.key().sk();
            if (sk.startsWith(LEASE)) {
                leases.put(sk.substring(LEASE.length()), item);
            } else {
                beats.put(sk.substring(HOLDER.length()), item.text(BEAT));
            }
        }
        Set<String> dead = new HashSet<>();
        for (String each : leases.values().stream().map(lease -> lease.text(BY)).toList()) {
            String beat = beats.getOrDefault(each, "");
            if (observations.unchanged(each, beat).compareTo(lasting) >= 0) {
                dead.add(each);
            }
        }
        var made = new View(leases, dead, now);
        view = made;
        return made;
    }

    @Override
    public void release(String name) {
        lock.lock();
        try {
            giveBack(name);
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(String name) {
        own.remove(name);
        view = null;
        table.delete(key(name), Condition.is(BY, holder));
    }

    /** Gives all of these back. */
    void release(List<String> names) {
        names.forEach(this::release);
    }
}
