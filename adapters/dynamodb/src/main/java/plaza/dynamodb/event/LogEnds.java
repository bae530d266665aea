package plaza.dynamodb.event;

import plaza.dynamodb.Change;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;
import plaza.dynamodb.Write;

/**
 * Where the journal ends, and up to where it was pruned: the items {@code JOURNAL, END} and {@code
 * JOURNAL, PRUNED}. They lie beside the journal's table, so that its stream has entries only.
 */
final class LogEnds {
    private static final String PARTITION = "JOURNAL";
    private static final Key END = new Key(PARTITION, "END");
    private static final Key PRUNED = new Key(PARTITION, "PRUNED");
    private static final String NUMBER = "n";
    private static final String DELETED = "deleted";

    private final Table table;

    LogEnds(Dynamo dynamo) {
        this.table = dynamo.table(Shape.COMMITS);
    }

    /** The number of the last entry; 0 where there was none yet. */
    long end() {
        return number(END, NUMBER);
    }

    /** Moves the end, where it is where it is thought to be. */
    Write moving(long from, long to) {
        Condition there = Condition.is(NUMBER, from);
        return Write.updating(
                table,
                END,
                Change.none().set(NUMBER, to),
                from == 0 ? Condition.absent().or(there) : there);
    }

    /** Everything up to there is gone, or is going. */
    long pruned() {
        return number(PRUNED, NUMBER);
    }

    /** Everything up to there is deleted. */
    long deleted() {
        return number(PRUNED, DELETED);
    }

    void prune(long to) {
        raise(NUMBER, to);
    }

    void delete(long to) {
        raise(DELETED, to);
    }

    /** Where it is higher already, another process was faster. */
    private void raise(String name, long to) {
        table.update(
                PRUNED,
                Change.none().set(name, to),
                Condition.missing(name).or(Condition.below(name, to)));
    }

    private long number(Key key, String name) {
        return table.get(key).map((Item item) -> item.count(name)).orElse(0L);
    }
}
