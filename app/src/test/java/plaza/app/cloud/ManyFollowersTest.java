package plaza.app.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;
import static plaza.app.testing.Eventually.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.app.wiring.Wiring;
import plaza.contracts.Concurrently;
import plaza.contracts.Effort;
import plaza.contracts.Samples;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowGraph;
import plaza.core.id.UserId;
import plaza.dynamodb.DynamoEngine;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Somebody whom very many follow, 100,000 in a full run, posts: it is in the feed of each of them,
 * be it pushed or merged in; tells how long it took and what it consumed.
 */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ManyFollowersTest {
    private static final int FOLLOWERS = Effort.of(1_000, 100_000);
    private static final int READERS = 20;
    private static final int POSTS = 5;
    private static final int AT_A_TIME = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Pattern UNITS =
            Pattern.compile(
                    "plaza_dynamodb_capacity_units_total\\{([^}]*)} ([0-9.E+]+)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern THROTTLED =
            Pattern.compile("plaza_dynamodb_requests_throttled_total\\{?[^ ]* ([0-9.E+]+)");

    private final TestReporter reporter;
    private final List<RunningPlaza> started = Collections.synchronizedList(new ArrayList<>());

    ManyFollowersTest(TestReporter reporter) {
        this.reporter = reporter;
    }

    @AfterAll
    void close() {
        started.forEach(RunningPlaza::close);
    }

    /** With tables of its own: whose posts are pushed is for all servers on them to agree on. */
    private RunningPlaza start(int pullAbove) {
        String own = "m" + UUID.randomUUID();
        RunningPlaza plaza =
                RunningPlaza.start(
                        Map.of(
                                "timeline.pullAbove", Integer.toString(pullAbove),
                                "dynamodb.tablePrefix", own + "-",
                                "redis.prefix", own + ":"));
        started.add(plaza);
        return plaza;
    }

    @Test
    void whatIsPushedIsInTheTableOfEachFollower() {
        RunningPlaza plaza = start(2 * FOLLOWERS);
        Person star = plaza.person();
        List<Person> readers = readers(plaza, star);
        List<UserId> followers = followers(plaza, star);
        double before = units(plaza, "feed");

        List<String> posts = measure("pushed to", plaza, star, readers);

        try (DynamoDbClient dynamo = OwnClient.of(plaza)) {
            for (UserId follower : followers) {
                within(PATIENCE)
                        .untilAsserted(
                                () ->
                                        assertThat(entries(plaza, dynamo, follower))
                                                .hasSize(posts.size()));
            }
        }
        // The figures are some seconds old when they are answered.
        soon(
                () ->
                        assertThat(units(plaza, "feed") - before)
                                .isGreaterThanOrEqualTo((double) FOLLOWERS * POSTS));
        reporter.publishEntry(
                "feed: %.2f units for each delivery"
                        .formatted((units(plaza, "feed") - before) / ((double) FOLLOWERS * POSTS)));
    }

    @Test
    void whatIsMergedInIsSeenByAll() {
        RunningPlaza plaza = start(FOLLOWERS / 2);
        Person star = plaza.person();
        List<Person> readers = readers(plaza, star);
        List<UserId> followers = followers(plaza, star);

        measure("merged in for", plaza, star, readers);

        try (DynamoDbClient dynamo = OwnClient.of(plaza)) {
            assertThat(entries(plaza, dynamo, followers.getLast())).isEmpty();
        }
    }

    /** With timelines that are warm. */
    private static List<Person> readers(RunningPlaza plaza, Person star) {
        List<Person> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            readers.add(plaza.person().follow(star));
        }
        readers.forEach(Person::feed);
        return readers;
    }

    /** Written into the graph, for how they came to follow is not what is looked at here. */
    private static List<UserId> followers(RunningPlaza plaza, Person star) {
        UserId followed = UserId.parse(star.id()).orElseThrow();
        try (Wiring beside = plaza.beside()) {
            FollowGraph graph = beside.ports().get(FollowGraph.class);
            return Concurrently.call(
                            AT_A_TIME,
                            part ->
                                    IntStream.range(0, FOLLOWERS / AT_A_TIME)
                                            .mapToObj(
                                                    _ -> {
                                                        UserId id = Samples.userId();
                                                        graph.follow(
                                                                new Follow(
                                                                        id,
                                                                        followed,
                                                                        Instant.now()));
                                                        return id;
                                                    })
                                            .toList())
                    .stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private List<String> measure(
            String how, RunningPlaza plaza, Person star, List<Person> readers) {
        double before = units(plaza, "");
        List<String> posts = new ArrayList<>();
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            long begin = System.nanoTime();
            String post = star.post("to all of you " + i);
            posts.add(post);
            for (Person reader : readers) {
                within(PATIENCE).untilAsserted(() -> assertThat(reader.feed()).contains(post));
                millis.add((System.nanoTime() - begin) / 1_000_000);
            }
        }
        Collections.sort(millis);
        reporter.publishEntry(
                "%s %d followers: visible p50 %d ms, p99 %d ms; %.0f units until then, %.0f turned away"
                        .formatted(
                                how,
                                FOLLOWERS,
                                millis.get(millis.size() / 2),
                                millis.getLast(),
                                units(plaza, "") - before,
                                sum(THROTTLED, plaza.metrics(), 1, "")));
        return posts;
    }

    private static double units(RunningPlaza plaza, String table) {
        return sum(UNITS, plaza.metrics(), 2, table);
    }

    private static double sum(Pattern figure, String metrics, int value, String within) {
        double sum = 0;
        Matcher found = figure.matcher(metrics);
        while (found.find()) {
            if (found.group().contains(within)) {
                sum += Double.parseDouble(found.group(value));
            }
        }
        return sum;
    }

    private static List<Map<String, AttributeValue>> entries(
            RunningPlaza plaza, DynamoDbClient dynamo, UserId reader) {
        return dynamo.query(
                        query ->
                                query.tableName(
                                                plaza.configuration().get(DynamoEngine.TABLE_PREFIX)
                                                        + "feed")
                                        .consistentRead(true)
                                        .keyConditionExpression(
                                                "PK = :pk AND begins_with(SK, :prefix)")
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":pk",
                                                        AttributeValue.fromS("USER#" + reader),
                                                        ":prefix",
                                                        AttributeValue.fromS("ENTRY#"))))
                .items();
    }
}
