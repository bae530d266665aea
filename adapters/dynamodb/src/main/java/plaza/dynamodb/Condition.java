package plaza.dynamodb;

import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What has to hold of an item for it to be written, or to be answered. */
@FunctionalInterface
public interface Condition {
    /** Writes it in DynamoDB's language, with its names and values among those of the request. */
    String in(Terms terms);

    /** There is no such item. */
    static Condition absent() {
        return missing(Key.PK);
    }

    static Condition exists() {
        return has(Key.PK);
    }

    static Condition has(String name) {
        return terms -> "attribute_exists(" + terms.name(name) + ")";
    }

    static Condition missing(String name) {
        return terms -> "attribute_not_exists(" + terms.name(name) + ")";
    }

    static Condition is(String name, Object text) {
        return terms -> terms.name(name) + " = " + terms.value(Values.of(text));
    }

    static Condition is(String name, long number) {
        return terms -> terms.name(name) + " = " + terms.value(Values.of(number));
    }

    static Condition is(String name, Instant at) {
        return terms -> terms.name(name) + " = " + terms.value(Values.micros(at));
    }

    static Condition is(String name, boolean flag) {
        return terms -> terms.name(name) + " = " + terms.value(AttributeValue.fromBool(flag));
    }

    static Condition isNot(String name, Object text) {
        return terms -> terms.name(name) + " <> " + terms.value(Values.of(text));
    }

    static Condition below(String name, long number) {
        return terms -> terms.name(name) + " < " + terms.value(Values.of(number));
    }

    static Condition below(String name, String text) {
        return terms -> terms.name(name) + " < " + terms.value(Values.of(text));
    }

    static Condition before(String name, Instant at) {
        return terms -> terms.name(name) + " < " + terms.value(Values.micros(at));
    }

    static Condition after(String name, Instant at) {
        return terms -> terms.name(name) + " > " + terms.value(Values.micros(at));
    }

    default Condition and(Condition other) {
        return terms -> "(" + in(terms) + ") AND (" + other.in(terms) + ")";
    }

    default Condition or(Condition other) {
        return terms -> "(" + in(terms) + ") OR (" + other.in(terms) + ")";
    }
}
