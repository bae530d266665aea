package plaza.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.core.engine.EngineFigure;

/** What is computed agrees with what DynamoDB Local reports, and is there where it reports none. */
@Tag("engine")
class CapacityTest {
    @RegisterExtension private static final DynamoForTests DYNAMO = new DynamoForTests();

    private final Dynamo dynamo = DYNAMO.get();
    private final Table plain = dynamo.table(Shape.FOLLOWS);
    private final Table indexed = dynamo.table(Shape.POSTS);

    private static double units(String table, String operation) {
        Map<String, String> labels = Map.of("table", DYNAMO.name(table), "operation", operation);
        return DYNAMO.get().figures().stream()
                .filter(figure -> labels.equals(figure.labels()))
                .mapToDouble(EngineFigure::value)
                .sum();
    }

    private static double units(String table, String operation, Runnable work) {
        double before = units(table, operation);
        work.run();
        return units(table, operation) - before;
    }

    /** An item of exactly so many bytes, with values of several types. */
    private static Item sized(Key key, int bytes) {
        Item item =
                Item.at(key)
                        .with("at", Instant.parse("2026-12-01T03:07:55.123456Z"))
                        .with("flag", true)
                        .with("count", -120)
                        .with("list", List.of("größe", "b"))
                        .with("text", "");
        int left = bytes - (int) ItemSize.of(item.attributes());
        return item.with("text", "x".repeat(left));
    }

    @Test
    void anItemThatIsAsLargeAsAUnitCostsOneAndAByteMoreTwo() {
        for (int kib = 1; kib <= 3; kib++) {
            Item full = sized(new Key("FULL", "" + kib), kib * 1024);
            Item more = sized(new Key("MORE", "" + kib), kib * 1024 + 1);
            assertThat(Capacity.written(ItemSize.of(full.attributes()))).isEqualTo(kib);
            assertThat(units("follows", "PutItem", () -> plain.put(full))).isEqualTo(kib);
            assertThat(Capacity.written(ItemSize.of(more.attributes()))).isEqualTo(kib + 1);
            assertThat(units("follows", "PutItem", () -> plain.put(more))).isEqualTo(kib + 1);
        }
    }

    @Test
    void aTransactionCostsTwiceAndItsIndexesAreInIt() {
        Item large = sized(new Key("LARGE", "1"), 1025);
        List<Write> writes =
                List.of(
                        Write.putting(plain, large),
                        Write.putting(plain, Item.at(new Key("SMALL", "1"))),
                        Write.holding(plain, new Key("NONE", "1"), Condition.absent()));
        assertThat(Capacity.transaction(writes)).isEqualTo(Map.of(plain.name(), 4.0 + 2 + 2));
        assertThat(units("follows", "TransactWriteItems", () -> dynamo.transact(writes)))
                .isEqualTo(8);

        Item listed =
                Item.at(new Key("LISTED", "1"))
                        .with(Shape.partition(Shape.BY_AUTHOR), "USER#1")
                        .with(Shape.sort(Shape.BY_AUTHOR), "1");
        List<Write> one = List.of(Write.putting(indexed, listed));
        assertThat(Capacity.transaction(one)).isEqualTo(Map.of(indexed.name(), 2.0));
        // DynamoDB Local counts the entry of the index twice, too.
        assertThat(units("posts", "TransactWriteItems", () -> dynamo.transact(one)))
                .isEqualTo(2 + 2);
        assertThat(units("posts", "PutItem", () -> indexed.put(listed.with("more", 1))))
                .isEqualTo(1);
    }

    @Test
    void whatWasThereBeforeIsReportedAndNotComputed() {
        Key key = new Key("BEFORE", "1");
        plain.put(sized(key, 3000));
        List<Write> update =
                List.of(Write.updating(plain, key, Change.none().set("more", 1), null));
        List<Write> delete = List.of(Write.deleting(plain, key));

        assertThat(Capacity.transaction(update)).isEqualTo(Map.of(plain.name(), 2.0));
        assertThat(units("follows", "TransactWriteItems", () -> dynamo.transact(update)))
                .isEqualTo(6);
        assertThat(units("follows", "TransactWriteItems", () -> dynamo.transact(delete)))
                .isEqualTo(6);
        // Of an item that is not there, DynamoDB Local reports half of it.
        assertThat(units("follows", "TransactWriteItems", () -> dynamo.transact(delete)))
                .isEqualTo(2);
    }

    @Test
    void aConditionThatDoesNotHoldCostsWhatTheWriteWouldAtLeast() {
        Key key = new Key("THERE", "1");
        plain.put(Item.at(key));
        Item again = sized(key, 1025);

        assertThat(units("follows", "PutItem", () -> plain.put(again, Condition.absent())))
                .isEqualTo(2);
        assertThat(units("follows", "DeleteItem", () -> plain.delete(new Key("GONE", "1"))))
                .isEqualTo(1);
        assertThat(
                        units(
                                "follows",
                                "UpdateItem",
                                () ->
                                        plain.update(
                                                key,
                                                Change.none().set("more", 1),
                                                Condition.absent())))
                .isEqualTo(1);
        List<Write> refused =
                List.of(
                        Write.putting(plain, again, Condition.absent()),
                        Write.deleting(plain, new Key("THERE", "2")));
        assertThat(units("follows", "TransactWriteItems", () -> dynamo.transact(refused)))
                .isEqualTo(4 + 2);
    }

    @Test
    void readsCostAUnitForEachFourKilobytesAndOneAtLeast() {
        List<Key> keys = List.of(new Key("READ", "1"), new Key("READ", "2"), new Key("READ", "3"));
        plain.put(sized(keys.getFirst(), 4097));
        plain.put(sized(keys.get(1), 4000));

        assertThat(units("follows", "GetItem", () -> plain.get(keys.getFirst()))).isEqualTo(2);
        assertThat(units("follows", "GetItem", () -> plain.get(keys.getLast()))).isEqualTo(1);
        assertThat(units("follows", "Query", () -> plain.query(Query.all("READ")))).isEqualTo(2);
        assertThat(units("follows", "Query", () -> plain.query(Query.all("NOTHING")))).isEqualTo(1);
        assertThat(units("follows", "BatchGetItem", () -> plain.getAll(keys))).isEqualTo(2 + 1);
        assertThat(
                        units(
                                "follows",
                                "BatchGetItem",
                                () -> plain.getAll(List.of(keys.getLast(), new Key("NO", "1")))))
                .isEqualTo(2);
        List<Key> there = keys.subList(0, 2);
        assertThat(units("follows", "BatchWriteItem", () -> plain.deleteAll(there)))
                .isEqualTo(5 + 4);
    }
}
