package plaza.app.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.contracts.BoundedKeys;
import plaza.core.id.PostId;
import plaza.dynamodb.DynamoEngine;
import plaza.redis.RedisEngine;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * Right after each flow DynamoDB and Redis have the items and keys of {@code
 * docs/blueprints/cloud.md}, looked at with a client of their own.
 */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CloudLayoutTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RunningPlaza plaza = RunningPlaza.shared();
    private final RedisClient client =
            RedisClient.create(plaza.configuration().get(RedisEngine.URI).reveal());
    private final RedisCommands<String, String> redis = client.connect().sync();
    private final DynamoDbClient dynamo = OwnClient.of(plaza);
    private final Person ann = plaza.person();
    private final Person ben = plaza.person().follow(ann);

    @AfterAll
    void close() {
        dynamo.close();
        client.shutdown();
    }

    private String key(String key) {
        return plaza.configuration().get(RedisEngine.PREFIX) + key;
    }

    private String table(String name) {
        return plaza.configuration().get(DynamoEngine.TABLE_PREFIX) + name;
    }

    private Map<String, AttributeValue> item(String table, String pk, String sk) {
        return dynamo.getItem(
                        get ->
                                get.tableName(table(table))
                                        .consistentRead(true)
                                        .key(
                                                Map.of(
                                                        "PK", AttributeValue.fromS(pk),
                                                        "SK", AttributeValue.fromS(sk))))
                .item();
    }

    /** The sort keys of a partition that begin so. */
    private List<String> sortKeys(String table, String pk, String prefix) {
        return dynamo
                .query(
                        query ->
                                query.tableName(table(table))
                                        .consistentRead(true)
                                        .keyConditionExpression(
                                                "PK = :pk AND begins_with(SK, :prefix)")
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":pk", AttributeValue.fromS(pk),
                                                        ":prefix", AttributeValue.fromS(prefix))))
                .items()
                .stream()
                .map(item -> text(item, "SK"))
                .toList();
    }

    /** The partition keys of what an index has under a key of its own. */
    private List<String> indexed(String table, String index, String partition) {
        return dynamo
                .query(
                        query ->
                                query.tableName(table(table))
                                        .indexName(index)
                                        .keyConditionExpression(index + "PK = :pk")
                                        .expressionAttributeValues(
                                                Map.of(":pk", AttributeValue.fromS(partition))))
                .items()
                .stream()
                .map(item -> text(item, "PK"))
                .toList();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name)).s();
    }

    private void assertKeptFor(Duration time, String key) {
        assertThat(redis.ttl(key(key)))
                .as(key)
                .isBetween(time.minus(MINUTE.multipliedBy(5)).toSeconds(), time.toSeconds());
    }

    @Test
    void aPersonIsAnItemThatIsFoundByNameAndCachedForAnHour() {
        assertThat(item("users", "USER#" + ann.id(), "PROFILE")).isNotEmpty();
        assertThat(indexed("users", "GSI1", "USERNAME#" + ann.username().toLowerCase(Locale.ROOT)))
                .containsExactly("USER#" + ann.id());
        assertThat(redis.keys(key("session:*"))).isNotEmpty();

        ben.api().get("/api/users/" + ann.username()).expect(200);
        assertKeptFor(Duration.ofHours(1), "cache:user:" + ann.id());
    }

    @Test
    void aFollowIsAnItemOfBothAndListsOfFollowersAreCachedUntilOneChanges() {
        Person star = plaza.person();
        Person fan = plaza.person().follow(star);
        assertThat(item("follows", "USER#" + star.id(), "FOLLOWER#" + fan.id())).isNotEmpty();
        assertThat(item("follows", "USER#" + fan.id(), "FOLLOWING#" + star.id())).isNotEmpty();
        assertThat(sortKeys("follows", "USER#" + star.id(), "FOLLOWER#")).hasSize(1);

        String followers = star.path() + "/followers";
        assertThat(ben.api().all(followers, "/id")).containsExactly(fan.id());
        assertKeptFor(Duration.ofMinutes(30), "cache:followers:" + star.id());

        fan.unfollow(star);
        assertThat(item("follows", "USER#" + star.id(), "FOLLOWER#" + fan.id())).isEmpty();
        assertThat(ben.api().all(followers, "/id")).isEmpty();
    }

    @Test
    void aPostIsAnItemOfItsAuthorAndOfItsHourAndCachedForTwoHours() {
        String post = ann.post("Sunset");
        assertThat(item("posts", "POST#" + post, "POST")).isNotEmpty();
        assertThat(indexed("posts", "GSI1", "USER#" + ann.id())).contains("POST#" + post);
        String hour = PostId.parse(post).orElseThrow().time().toString().substring(0, 13);
        assertThat(IntStream.range(0, 16).boxed())
                .anySatisfy(
                        bucket ->
                                assertThat(
                                                sortKeys(
                                                        "posts",
                                                        "TIMELINE#" + hour + "#" + bucket,
                                                        post))
                                        .containsExactly(post));

        // The server that made it has it at hand until it changes.
        ann.api().patch("/api/posts/" + post, Map.of("text", "Sunset, edited")).expect(200);
        ben.api().get("/api/posts/" + post).expect(200);
        assertKeptFor(Duration.ofHours(2), "cache:post:" + post);
    }

    @Test
    void aPostIsInTheFeedOfAFollowerWhoHasNotReadYetAndASortedSetFromThenOn() {
        Person author = plaza.person();
        Person reader = plaza.person().follow(author);
        String post = author.post("Hello");
        soon(
                () ->
                        assertThat(sortKeys("feed", "USER#" + reader.id(), "ENTRY#"))
                                .singleElement()
                                .satisfies(entry -> assertThat(entry).contains(post)));

        assertThat(reader.feed()).containsExactly(post);
        soon(
                () -> {
                    reader.feed();
                    assertThat(redis.zrange(key("feed:" + reader.id()), 0, -1))
                            .anySatisfy(entry -> assertThat(entry).startsWith(post));
                });
        assertKeptFor(Duration.ofHours(1), "feed:" + reader.id());

        String next = author.post("Hello again");
        soon(() -> assertThat(reader.feed()).containsExactly(next, post));
    }

    @Test
    void aLikeIsInRedisWhenItIsAnsweredAndInTheTableSoon() {
        String post = ann.post("Liked");
        ben.api().post("/api/posts/" + post + "/like").expect(200);

        assertThat(redis.sismember(key("liked:" + post), ben.id())).isTrue();
        assertThat(redis.hget(key("counts:" + post), "likes")).isEqualTo("1");
        soon(() -> assertThat(item("posts", "POST#" + post, "LIKE#" + ben.id())).isNotEmpty());
    }

    @Test
    void theJournalHasAStreamOfWhatIsWritten() {
        assertThat(dynamo.describeTable(table -> table.tableName(table("journal"))).table())
                .satisfies(
                        table ->
                                assertThat(table.streamSpecification())
                                        .isEqualTo(
                                                StreamSpecification.builder()
                                                        .streamEnabled(true)
                                                        .streamViewType(StreamViewType.NEW_IMAGE)
                                                        .build()));
    }

    @Test
    void everyKeyHasATimeToLiveOrABoundThatIsWrittenDown() {
        String all = key("");
        BoundedKeys.of(Path.of("../adapters/redis/README.md"))
                .requireAll(
                        redis.keys(all + "*").stream()
                                .filter(each -> redis.ttl(each) == -1)
                                .map(each -> each.substring(all.length()))
                                .toList());
    }
}
