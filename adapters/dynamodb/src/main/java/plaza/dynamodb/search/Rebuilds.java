package plaza.dynamodb.search;

import plaza.core.search.Rebuildable;
import plaza.dynamodb.Change;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Table;

/**
 * Rebuilds mend what is there ({@link Rebuildable}): each begins a generation, every entry knows in
 * which it was put last, and at the end the older ones go. Thread-safe.
 */
final class Rebuilds {
    private static final Key STATE = new Key("REBUILDS", "STATE");
    private static final String GENERATION = "generation";
    private static final String BUILT = "built";

    private final Table search;

    Rebuilds(Table search) {
        this.search = search;
    }

    long current() {
        return search.get(STATE).map(state -> state.count(GENERATION)).orElse(0L);
    }

    String begin() {
        Condition always = Condition.exists().or(Condition.absent());
        Item begun =
                search.updateAndGet(STATE, Change.none().add(GENERATION, 1), always).orElseThrow();
        return Long.toString(begun.number(GENERATION));
    }

    static long parse(String rebuild) {
        try {
            return Long.parseLong(rebuild);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no rebuild of this index: " + rebuild, e);
        }
    }

    void finished() {
        search.update(STATE, Change.none().set(BUILT, true), Condition.exists());
    }

    boolean isBuilt() {
        return search.get(STATE).filter(state -> state.flag(BUILT)).isPresent();
    }
}
