package plaza.dynamodb.event;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.event.Event;
import plaza.core.event.step.JournalSteps.Doubt;
import plaza.dynamodb.Change;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;
import plaza.dynamodb.Values;
import plaza.dynamodb.Write;

/**
 * Events in doubt: {@code DOUBTS, <time>#<id>}, with how often somebody took it to settle it, and
 * {@code SUBJECT#<subject>, DOUBT}, which says the latest about it. Thread-safe.
 */
final class Doubts {
    private static final String PARTITION = "DOUBTS";

    /** So many are looked at before some are taken. */
    private static final int PAGE = 200;

    private static final String EVENT = "event";
    private static final String TAKEN = "taken";
    private static final String LATEST = "doubt";

    private final Table table;
    private final EventTexts texts;
    private final Clock clock;
    private final Observations observations = new Observations();

    /** Behind which one it looks next; null for the first. */
    private volatile @Nullable String next;

    /**
     * @param clock says which came first, about
     */
    Doubts(Dynamo dynamo, EventTexts texts, Clock clock) {
        this.table = dynamo.table(Shape.COMMITS);
        this.texts = texts;
        this.clock = clock;
    }

    /** What says that a subject is in doubt. */
    static Key subject(String subject) {
        return new Key("SUBJECT#" + subject, "DOUBT");
    }

    private static Key key(String id) {
        return new Key(PARTITION, id);
    }

    /** Puts an event in doubt. */
    List<Write> putting(Event event) {
        String id = Values.sorted(clock.instant()) + "#" + UUID.randomUUID();
        return List.of(
                Write.putting(
                        table, Item.at(key(id)).with(EVENT, texts.write(event)).with(TAKEN, 0)),
                Write.putting(table, Item.at(subject(event.subject())).with(LATEST, id)));
    }

    /**
     * Takes some that nobody has, or that somebody has had for so long. At each call it looks at
     * the next ones, and at the first ones again when it has seen all.
     */
    List<Doubt> take(int limit, Duration idle) {
        List<Item> page = table.query(Query.all(PARTITION).after(next).limit(PAGE));
        List<Item> free = page.stream().filter(each -> isFree(each, idle)).limit(limit).toList();
        if (free.size() == limit) {
            next = free.getLast().key().sk();
        } else {
            next = page.size() < PAGE ? null : page.getLast().key().sk();
        }
        return table.map(free, this::take).stream().flatMap(Optional::stream).toList();
    }

    private boolean isFree(Item doubt, Duration idle) {
        long taken = doubt.count(TAKEN);
        Duration still = observations.unchanged(doubt.key().sk(), Long.toString(taken));
        return taken == 0 || still.compareTo(idle) >= 0;
    }

    private Optional<Doubt> take(Item doubt) {
        String id = doubt.key().sk();
        long taken = doubt.count(TAKEN);
        if (!table.update(
                doubt.key(), Change.none().set(TAKEN, taken + 1), Condition.is(TAKEN, taken))) {
            return Optional.empty();
        }
        observations.unchanged(id, Long.toString(taken + 1));
        return Optional.of(new Doubt(id, texts.read(doubt.texts(EVENT))));
    }

    /** Ends a doubt; nothing where it has ended. Refused where that is not so any more. */
    Optional<List<Write>> ending(Doubt doubt) {
        String id = doubt.id();
        if (table.get(key(id)).isEmpty()) {
            return Optional.empty();
        }
        Key subject = subject(doubt.event().subject());
        List<Write> writes = new ArrayList<>();
        writes.add(Write.deleting(table, key(id), Condition.exists()));
        // A later one about the same keeps it.
        table.get(subject)
                .filter(latest -> latest.text(LATEST).equals(id))
                .ifPresent(
                        _ -> writes.add(Write.deleting(table, subject, Condition.is(LATEST, id))));
        return Optional.of(writes);
    }
}
