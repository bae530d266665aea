package plaza.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.core.StorageException;
import plaza.core.account.Account;
import plaza.core.account.PasswordHash;
import plaza.core.graph.Follow;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.dynamodb.account.DynamoAccountStore;
import plaza.dynamodb.graph.DynamoFollowGraph;
import plaza.dynamodb.post.DynamoPostStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** Tables as they are for whoever else looks into them. */
@Tag("engine")
class TableTest {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    private final Dynamo dynamo = DYNAMO.get();

    @Test
    void anItemThatIsTooLargeIsRefusedForGood() {
        Item large = Item.at(new Key("LARGE", "ITEM")).with("text", "x".repeat(410_000));

        StorageException failure =
                catchThrowableOfType(
                        StorageException.class, () -> dynamo.table(Shape.USERS).put(large));

        assertThat(failure.isTransient()).isFalse();
        assertThat(failure).hasMessageContaining("size");
    }

    @Test
    void moreThanOneAnswerHoldsIsReadToTheEnd() {
        Table table = dynamo.table(Shape.USERS);
        List<Item> items =
                IntStream.range(0, 12)
                        .mapToObj(i -> new Key("PAGES", "%02d".formatted(i)))
                        .map(key -> Item.at(key).with("text", "x".repeat(200_000)))
                        .toList();
        table.putAll(items);

        assertThat(table.query(Query.all("PAGES")).stream().map(Item::key))
                .containsExactlyElementsOf(items.stream().map(Item::key).toList());
        assertThat(table.count(Query.all("PAGES"))).isEqualTo(12);
        assertThat(table.getAll(items.stream().map(Item::key).toList())).hasSize(12);
    }

    @Test
    void nothingIsBehindTheLastThatARangeCanHave() {
        Table table = dynamo.table(Shape.USERS);
        table.putAll(
                IntStream.range(0, 120)
                        .mapToObj(i -> new Key("RANGE", "%03d".formatted(i)))
                        .map(key -> Item.at(key).with("text", "x"))
                        .toList());
        Query range = Query.between("RANGE", "010", "110");

        assertThat(table.query(range.after("110"))).isEmpty();
        assertThat(table.query(range.descending().after("010"))).isEmpty();
        assertThat(table.count(range.after("110"))).isZero();
        assertThat(table.query(range.after("109"))).hasSize(1);
        // Read in parts, of which the last one ends where the range does.
        Query filtered = Query.between("RANGE", "011", "110").where(Condition.is("text", "y"));
        assertThat(table.query(filtered.limit(5))).isEmpty();
        assertThat(table.query(filtered.descending().limit(5))).isEmpty();
    }

    @Test
    void peopleAreFoundByTheIndexOfTheirNames() {
        Account account = Samples.account();
        new DynamoAccountStore(dynamo).insert(account, PasswordHash.NONE);

        assertThat(
                        DYNAMO.index(
                                "users",
                                "GSI1",
                                "USERNAME#"
                                        + account.username().toLowerCase(java.util.Locale.ROOT)))
                .containsExactly(new Key("USER#" + account.id(), "PROFILE"));
    }

    @Test
    void aFollowIsAnItemAtBothPeopleAndCountedAtBoth() {
        UserId follower = Samples.userId();
        UserId followed = Samples.userId();
        new DynamoFollowGraph(dynamo).follow(new Follow(follower, followed, Samples.now()));

        Table follows = dynamo.table(Shape.FOLLOWS);
        assertThat(follows.query(Query.of("USER#" + followed, "FOLLOWER#")))
                .extracting(Item::key)
                .containsExactly(new Key("USER#" + followed, "FOLLOWER#" + follower));
        assertThat(follows.get(new Key("USER#" + follower, "FOLLOWING#" + followed))).isPresent();
        assertThat(follows.query(Query.of("USER#" + followed, "COUNTS#")))
                .extracting(item -> item.count("followers"))
                .containsExactly(1L);
    }

    @Test
    void postsAreFoundByTheIndexesOfTheirAuthorAndOfTheirHour() {
        UserId author = Samples.userId();
        Post post = Samples.post(author);
        new DynamoPostStore(dynamo).insert(post);

        Key key = new Key("POST#" + post.id(), "POST");
        assertThat(DYNAMO.index("posts", "GSI1", "USER#" + author)).containsExactly(key);
        String hour = post.createdAt().toString().substring(0, 13);
        assertThat(DYNAMO.index("posts", "GSI2", "TIMELINE#" + hour + "#" + author.bucket()))
                .contains(key);
    }

    @Test
    void whatReadsAWholeTableIsNoticed() {
        DynamoForTests.ScanWatch watch = new DynamoForTests.ScanWatch();
        try (var client = DYNAMO.client(watch)) {
            dynamo.table(Shape.USERS);
            client.scan(scan -> scan.tableName(DYNAMO.name("users")).limit(1));
        }
        assertThat(watch.scans).containsExactly(DYNAMO.name("users"));
    }

    @Test
    void aTableThatHasNoStreamGetsOne() {
        try (DynamoDbClient client = DYNAMO.client(new DynamoForTests.ScanWatch())) {
            client.createTable(
                    create ->
                            create.tableName(DYNAMO.name("journal"))
                                    .billingMode("PAY_PER_REQUEST")
                                    .attributeDefinitions(attribute("PK"), attribute("SK"))
                                    .keySchema(key("PK", "HASH"), key("SK", "RANGE")));
        }
        TableStream stream = dynamo.stream(Shape.JOURNAL);
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            dynamo.table(Shape.JOURNAL)
                                    .put(
                                            Item.at(new Key("A", "B"))
                                                    .with("text", UUID.randomUUID()));
                            return !stream.read().isEmpty();
                        });
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder().attributeName(name).attributeType("S").build();
    }

    private static KeySchemaElement key(String name, String type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
