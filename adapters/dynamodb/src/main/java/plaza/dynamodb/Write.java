package plaza.dynamodb;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * One write of a transaction, or one condition of it.
 *
 * @param table its name, with the prefix
 * @param bytes how large the item is at least, as far as it is known before it is written
 */
public record Write(TransactWriteItem item, String table, long bytes) {
    /** Writes an item. */
    public static Write putting(Table table, Item item, @Nullable Condition condition) {
        var terms = new Terms();
        String text = text(condition, terms);
        return new Write(
                TransactWriteItem.builder()
                        .put(
                                put ->
                                        put.tableName(table.name())
                                                .item(item.attributes())
                                                .conditionExpression(text)
                                                .expressionAttributeNames(terms.names())
                                                .expressionAttributeValues(terms.values()))
                        .build(),
                table.name(),
                ItemSize.of(item.attributes()));
    }

    /** Writes an item over one that is there, or is not. */
    public static Write putting(Table table, Item item) {
        return putting(table, item, null);
    }

    /** Changes an item. */
    public static Write updating(
            Table table, Key key, Change change, @Nullable Condition condition) {
        var terms = new Terms();
        String changes = change.in(terms);
        long bytes = ItemSize.of(key.attributes()) + terms.bytes();
        String text = text(condition, terms);
        return new Write(
                TransactWriteItem.builder()
                        .update(
                                update ->
                                        update.tableName(table.name())
                                                .key(key.attributes())
                                                .updateExpression(changes)
                                                .conditionExpression(text)
                                                .expressionAttributeNames(terms.names())
                                                .expressionAttributeValues(terms.values()))
                        .build(),
                table.name(),
                bytes);
    }

    /** Deletes an item. */
    public static Write deleting(Table table, Key key, @Nullable Condition condition) {
        var terms = new Terms();
        String text = text(condition, terms);
        return new Write(
                TransactWriteItem.builder()
                        .delete(
                                delete ->
                                        delete.tableName(table.name())
                                                .key(key.attributes())
                                                .conditionExpression(text)
                                                .expressionAttributeNames(terms.names())
                                                .expressionAttributeValues(terms.values()))
                        .build(),
                table.name(),
                ItemSize.of(key.attributes()));
    }

    /** Deletes an item, if it is there. */
    public static Write deleting(Table table, Key key) {
        return deleting(table, key, null);
    }

    /** Has to hold, and changes nothing. */
    public static Write holding(Table table, Key key, Condition condition) {
        var terms = new Terms();
        String text = condition.in(terms);
        return new Write(
                TransactWriteItem.builder()
                        .conditionCheck(
                                check ->
                                        check.tableName(table.name())
                                                .key(key.attributes())
                                                .conditionExpression(text)
                                                .expressionAttributeNames(terms.names())
                                                .expressionAttributeValues(terms.values()))
                        .build(),
                table.name(),
                ItemSize.of(key.attributes()));
    }

    private static @Nullable String text(@Nullable Condition condition, Terms terms) {
        return condition == null ? null : condition.in(terms);
    }
}
