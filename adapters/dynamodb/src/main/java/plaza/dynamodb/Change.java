package plaza.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What changes in an item. Immutable: each method gives another. */
public final class Change {
    private static final Change NOTHING = new Change(List.of(), List.of(), List.of());

    private final List<Function<Terms, String>> sets;
    private final List<Function<Terms, String>> adds;
    private final List<Function<Terms, String>> removes;

    private Change(
            List<Function<Terms, String>> sets,
            List<Function<Terms, String>> adds,
            List<Function<Terms, String>> removes) {
        this.sets = sets;
        this.adds = adds;
        this.removes = removes;
    }

    /** To begin with. */
    public static Change none() {
        return NOTHING;
    }

    /** Sets a text; removes it where it is null. */
    public Change set(String name, @Nullable Object text) {
        return text == null ? remove(name) : set(name, Values.of(text));
    }

    public Change set(String name, Collection<?> texts) {
        return set(name, Values.of(texts));
    }

    public Change set(String name, long number) {
        return set(name, Values.of(number));
    }

    public Change set(String name, boolean flag) {
        return set(name, AttributeValue.fromBool(flag));
    }

    public Change set(String name, @Nullable Instant at) {
        return at == null ? remove(name) : set(name, Values.micros(at));
    }

    private Change set(String name, AttributeValue value) {
        return new Change(
                more(sets, terms -> terms.name(name) + " = " + terms.value(value)), adds, removes);
    }

    /** Sets the time from when on DynamoDB may remove the item. */
    public Change expiring(Instant at) {
        return set(Table.EXPIRES, at.getEpochSecond());
    }

    /** Sets a number, unless there is one. */
    public Change setFirst(String name, long number) {
        return new Change(
                more(
                        sets,
                        terms ->
                                "%1$s = if_not_exists(%1$s, %2$s)"
                                        .formatted(
                                                terms.name(name), terms.value(Values.of(number)))),
                adds,
                removes);
    }

    /** Adds to a number, which begins at 0; where the item is not there, it is made. */
    public Change add(String name, long number) {
        return new Change(
                sets,
                more(adds, terms -> terms.name(name) + " " + terms.value(Values.of(number))),
                removes);
    }

    public Change remove(String name) {
        return new Change(sets, adds, more(removes, terms -> terms.name(name)));
    }

    private static <T> List<T> more(List<T> some, T one) {
        List<T> more = new ArrayList<>(some);
        more.add(one);
        return more;
    }

    String in(Terms terms) {
        List<String> clauses = new ArrayList<>();
        clause("SET", sets, terms, clauses);
        clause("ADD", adds, terms, clauses);
        clause("REMOVE", removes, terms, clauses);
        return String.join(" ", clauses);
    }

    private static void clause(
            String verb, List<Function<Terms, String>> parts, Terms terms, List<String> clauses) {
        if (!parts.isEmpty()) {
            clauses.add(
                    verb
                            + " "
                            + String.join(
                                    ", ", parts.stream().map(part -> part.apply(terms)).toList()));
        }
    }
}
