package plaza.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plaza.core.StorageException;
import plaza.core.engine.EngineFigure;
import plaza.core.secret.Secret;

/** What is done with answers that DynamoDB Local does not give: a server that gives them. */
class RequestsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Key KEY = new Key("A", "B");
    private static final String ITEM = "{\"PK\":{\"S\":\"A\"},\"SK\":{\"S\":\"B\"}}";
    private static final Pattern TOKEN = Pattern.compile("\"ClientRequestToken\":\"([^\"]+)\"");

    private record Answer(int status, String body) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> operations = Collections.synchronizedList(new ArrayList<>());
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server = started();

    private HttpServer started() {
        try {
            HttpServer made =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/", this::answer);
            made.start();
            return made;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** The answers in their turn; the last one again and again. */
    private synchronized void answer(HttpExchange exchange) throws IOException {
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        operations.add(target.substring(target.indexOf('.') + 1));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Answer answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private RequestsTest answers(Answer... all) {
        answers.clear();
        answers.addAll(List.of(all));
        return this;
    }

    private static Answer ok(String body) {
        return new Answer(200, body);
    }

    private static Answer refused(String type) {
        return new Answer(
                400,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"no\"}"
                        .formatted(type));
    }

    private static Answer canceled(String... codes) {
        String reasons =
                String.join(
                        ",",
                        IntStream.range(0, codes.length)
                                .mapToObj(i -> "{\"Code\":\"" + codes[i] + "\"}")
                                .toList());
        return new Answer(
                400,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\",\"CancellationReasons\":[%s]}"
                        .formatted(reasons));
    }

    private static Answer broken() {
        return new Answer(500, "{\"__type\":\"InternalServerError\",\"message\":\"oh\"}");
    }

    /** A table that is there. */
    private Dynamo open(Duration timeout) {
        answers(ok("{}"));
        return Dynamo.open(
                new Dynamo.Address(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                        "us-east-1",
                        "",
                        "plazadevelopment",
                        Secret.of("secret")),
                timeout);
    }

    private Table table(Dynamo dynamo) {
        answers(ok("{\"Table\":{\"TableStatus\":\"ACTIVE\"}}"));
        Table table = dynamo.table(Shape.USERS);
        operations.clear();
        bodies.clear();
        return table;
    }

    @Test
    void whatIsTurnedAwayIsSentAgain() {
        try (Dynamo dynamo = open(PATIENCE)) {
            Table table = table(dynamo);
            answers(
                    refused("ProvisionedThroughputExceededException"),
                    refused("ThrottlingException"),
                    refused("RequestLimitExceeded"),
                    ok("{\"Item\":" + ITEM + "}"));

            assertThat(table.get(KEY)).isPresent();
            assertThat(operations).hasSize(4).containsOnly("GetItem");

            operations.clear();
            answers(
                    refused("ThrottlingException"),
                    refused("TransactionConflictException"),
                    ok("{}"));
            assertThat(table.put(Item.at(KEY), Condition.absent())).isTrue();
            assertThat(operations).hasSize(3).containsOnly("PutItem");
        }
    }

    @Test
    void whatIsTurnedAwayForTooLongFailsAndMayBeTriedAgain() {
        try (Dynamo dynamo = open(Duration.ofSeconds(1))) {
            Table table = table(dynamo);
            answers(refused("ProvisionedThroughputExceededException"));

            StorageException failure =
                    catchThrowableOfType(StorageException.class, () -> table.get(KEY));

            assertThat(failure.isTransient()).isTrue();
            assertThat(operations).hasSizeGreaterThan(1);
        }
    }

    @Test
    void whatIsRefusedIsNotSentAgain() {
        try (Dynamo dynamo = open(PATIENCE)) {
            Table table = table(dynamo);
            answers(refused("ValidationException"));

            StorageException failure =
                    catchThrowableOfType(StorageException.class, () -> table.get(KEY));

            assertThat(failure.isTransient()).isFalse();
            assertThat(operations).containsExactly("GetItem");
        }
    }

    @Test
    void aReadThatIsNotAnsweredIsSentAgainAndAWriteWithAConditionIsNot() {
        try (Dynamo dynamo = open(PATIENCE)) {
            Table table = table(dynamo);
            answers(broken(), ok("{\"Item\":" + ITEM + "}"));
            assertThat(table.get(KEY)).isPresent();
            assertThat(operations).containsExactly("GetItem", "GetItem");

            operations.clear();
            answers(broken(), ok("{}"));
            StorageException failure =
                    catchThrowableOfType(
                            StorageException.class,
                            () -> table.put(Item.at(KEY), Condition.absent()));
            assertThat(failure.isTransient()).isTrue();
            assertThat(operations).containsExactly("PutItem");
        }
    }

    @Test
    void whatIsLeftOfABatchIsSentAgain() {
        try (Dynamo dynamo = open(PATIENCE)) {
            Table table = table(dynamo);
            answers(
                    ok(
                            "{\"Responses\":{},\"UnprocessedKeys\":{\"users\":{\"Keys\":[%s]}}}"
                                    .formatted(ITEM)),
                    ok("{\"Responses\":{\"users\":[%s]},\"UnprocessedKeys\":{}}".formatted(ITEM)));
            assertThat(table.getAll(List.of(KEY))).containsOnlyKeys(KEY);
            assertThat(operations).containsExactly("BatchGetItem", "BatchGetItem");

            operations.clear();
            answers(
                    ok(
                            "{\"UnprocessedItems\":{\"users\":[{\"PutRequest\":{\"Item\":%s}}]}}"
                                    .formatted(ITEM)),
                    ok("{\"UnprocessedItems\":{}}"));
            table.putAll(List.of(Item.at(KEY)));
            assertThat(operations).containsExactly("BatchWriteItem", "BatchWriteItem");
        }
    }

    @Test
    void aTransactionThatMeetsAnotherOrIsNotAnsweredIsSentAgainAsTheSame() {
        try (Dynamo dynamo = open(PATIENCE)) {
            Table table = table(dynamo);
            answers(canceled("None", "TransactionConflict"), broken(), ok("{}"));

            assertThat(
                            dynamo.transact(
                                    List.of(
                                            Write.putting(table, Item.at(KEY), Condition.absent()),
                                            Write.deleting(table, new Key("A", "C")))))
                    .isTrue();

            assertThat(operations).hasSize(3).containsOnly("TransactWriteItems");
            assertThat(bodies.stream().map(RequestsTest::token).distinct()).hasSize(1);
        }
    }

    private static String token(String body) {
        Matcher matcher = TOKEN.matcher(body);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void aTransactionSaysWhichConditionsDidNotHold() {
        try (Dynamo dynamo = open(PATIENCE)) {
            Table table = table(dynamo);
            answers(canceled("None", "ConditionalCheckFailed", "TransactionConflict"));

            assertThat(
                            dynamo.refused(
                                    List.of(
                                            Write.putting(table, Item.at(KEY)),
                                            Write.putting(
                                                    table,
                                                    Item.at(new Key("A", "C")),
                                                    Condition.absent()),
                                            Write.deleting(table, new Key("A", "D")))))
                    .containsExactly(1);
            assertThat(operations).hasSize(1);
        }
    }

    @Test
    void requestsAskForNoMoreThanDynamoDbTakes() {
        try (Dynamo dynamo = open(PATIENCE)) {
            Table table = table(dynamo);
            List<Key> keys = IntStream.range(0, 201).mapToObj(i -> new Key("A", "B" + i)).toList();
            answers(ok("{\"Responses\":{},\"UnprocessedKeys\":{}}"));
            table.getAll(keys);
            assertThat(operations).hasSize(3);

            operations.clear();
            answers(ok("{\"UnprocessedItems\":{}}"));
            table.deleteAll(keys);
            assertThat(operations).hasSize(9);
        }
    }

    @Test
    void whatWasConsumedIsAddedUpByTableAndOperation() {
        try (Dynamo dynamo = open(PATIENCE)) {
            Table table = table(dynamo);
            answers(ok("{\"ConsumedCapacity\":{\"TableName\":\"users\",\"CapacityUnits\":1.5}}"));
            table.get(KEY);
            table.get(KEY);
            table.put(Item.at(KEY));

            assertThat(bodies)
                    .allMatch(body -> body.contains("\"ReturnConsumedCapacity\":\"TOTAL\""));
            assertThat(dynamo.figures())
                    .contains(
                            EngineFigure.counter(
                                    "capacity.units",
                                    Map.of("table", "users", "operation", "GetItem"),
                                    3),
                            EngineFigure.counter(
                                    "capacity.units",
                                    Map.of("table", "users", "operation", "PutItem"),
                                    1.5),
                            EngineFigure.counter("requests.throttled", Map.of(), 0))
                    .hasSize(3);
        }
    }

    @Test
    void aTransactionWhoseConditionsWillNotHoldAfterAnotherIsSentOnceWhereItMeetsThat() {
        try (Dynamo dynamo = open(PATIENCE)) {
            Table table = table(dynamo);
            List<Write> writes = List.of(Write.putting(table, Item.at(KEY), Condition.absent()));

            answers(canceled("TransactionConflict"));
            assertThat(dynamo.refusedUnlessMeeting(writes)).isEmpty();
            assertThat(operations).containsExactly("TransactWriteItems");

            answers(canceled("ConditionalCheckFailed"));
            assertThat(dynamo.refusedUnlessMeeting(writes)).contains(Set.of(0));

            answers(canceled("ThrottlingError"), broken(), ok("{}"));
            assertThat(dynamo.refusedUnlessMeeting(writes)).contains(Set.of());
            assertThat(operations).hasSize(5);
        }
    }
}
