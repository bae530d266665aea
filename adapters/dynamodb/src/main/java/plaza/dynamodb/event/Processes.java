package plaza.dynamodb.event;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.event.step.JournalSteps;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;

/**
 * Which processes write to the journal: {@code PROCESSES, <node>}, each with a {@code beat} that it
 * changes again and again. One whose beat has stood still for long enough, or that has none, lives
 * no longer; it is listed until its commits are in doubt. Thread-safe.
 */
final class Processes {
    private static final String PARTITION = "PROCESSES";
    private static final String BEAT = "beat";

    private final Table table;
    private final String node;
    private final Observations observations = new Observations();
    private volatile @Nullable Long beatenAt;

    Processes(Dynamo dynamo, String node) {
        this.table = dynamo.table(Shape.COMMITS);
        this.node = node;
    }

    private static Key key(String node) {
        return new Key(PARTITION, node);
    }

    /** Says that this process lives. */
    void beat() {
        long now = System.nanoTime();
        table.put(Item.at(key(node)).with(BEAT, UUID.randomUUID()));
        beatenAt = now;
    }

    /**
     * Has this process listed before it opens a commit: one that stood still for long may have been
     * taken off the list.
     */
    void list() {
        Long last = beatenAt;
        if (last == null) {
            table.put(Item.at(key(node)));
        } else if (System.nanoTime() - last >= JournalSteps.LIVES.toNanos()) {
            beat();
        }
    }

    /**
     * Says that this process has ended.
     *
     * @param open whether it may have open commits
     */
    void leave(boolean open) {
        if (open) {
            table.put(Item.at(key(node)));
        } else {
            table.deleteAll(List.of(key(node)));
        }
    }

    boolean isAlive(String other) {
        return table.get(key(other)).filter(this::isAlive).isPresent();
    }

    private boolean isAlive(Item process) {
        String beat = process.optionalText(BEAT);
        if (beat == null) {
            return false;
        }
        Duration still = observations.unchanged(process.key().sk(), beat);
        return still.compareTo(JournalSteps.LIVES) < 0;
    }

    /** The processes that do not live any more, as they were seen. */
    List<Item> listDead() {
        return table.query(Query.all(PARTITION)).stream().filter(each -> !isAlive(each)).toList();
    }

    /** Takes one off the list that has no open commits, unless it lives again. */
    void forget(Item dead) {
        String beat = dead.optionalText(BEAT);
        table.delete(dead.key(), beat == null ? Condition.missing(BEAT) : Condition.is(BEAT, beat));
    }
}
