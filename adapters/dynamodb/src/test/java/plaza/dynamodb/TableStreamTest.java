package plaza.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.core.StorageException;
import plaza.core.secret.Secret;
import plaza.dynamodb.TableStreamTest.Stream.Part;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** What streams do at Amazon and not in its emulator: shards that end, and what is lost. */
class TableStreamTest {
    private final Stream streams = new Stream();
    private final AtomicLong nanos = new AtomicLong();
    private final TableStream stream =
            new TableStream(
                    streams,
                    new Requests(new Tables(), Duration.ofSeconds(5)),
                    "journal",
                    nanos::get);

    /** The sort keys of what is read a second later. */
    private List<String> read() {
        nanos.addAndGet(TableStream.QUIET.toNanos());
        return stream.read().stream().map(item -> item.key().sk()).toList();
    }

    @Test
    void aShardIsReadToItsEndBeforeThoseThatItWasSplitInto() {
        Part parent = streams.part("1", null);
        parent.records.add("before");
        assertThat(read()).isEmpty();
        parent.records.add("a");
        parent.ended = true;
        streams.part("2", "1").records.add("b");
        streams.part("3", "1").records.add("c");

        List<String> found = new ArrayList<>(read());
        assertThat(found).containsExactly("a");
        found.addAll(read());
        assertThat(found).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(read()).isEmpty();
    }

    @Test
    void whatFollowsAShardMayBeToldLateAndOneByOne() {
        Part parent = streams.part("1", null);
        assertThat(read()).isEmpty();
        parent.ended = true;
        assertThat(read()).isEmpty();
        assertThat(read()).isEmpty();
        streams.part("2", "1").records.add("b");
        assertThat(read()).containsExactly("b");
        streams.part("3", "1").records.add("c");
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(read()).containsExactly("c");
    }

    @Test
    void whatIsTrimmedIsNotReadAndReadingBeginsAtTheEnd() {
        Part part = streams.part("1", null);
        assertThat(read()).isEmpty();
        part.records.add("lost");
        streams.trimmed.add("1");
        assertThat(read()).isEmpty();
        streams.trimmed.clear();
        assertThat(read()).isEmpty();
        part.records.add("new");
        assertThat(read()).containsExactly("new");
    }

    @Test
    void whoStoodStillForLongGoesOnBehindWhatWasRead() {
        Part part = streams.part("1", null);
        assertThat(read()).isEmpty();
        part.records.add("a");
        assertThat(read()).containsExactly("a");
        part.records.add("b");
        streams.expired = true;
        assertThat(read()).isEmpty();
        streams.expired = false;
        assertThat(read()).containsExactly("b");
    }

    @Test
    void whatAsksTooOftenIsToldToWaitAndLosesNothing() {
        Part part = streams.part("1", null);
        assertThat(read()).isEmpty();
        part.records.add("a");
        streams.busy = true;
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isTrue());
        streams.busy = false;
        assertThat(read()).containsExactly("a");
    }

    @Test
    void aShardInWhichNothingIsWrittenIsReadOnceASecond() {
        streams.part("1", null);
        read();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        read();
        int before = streams.readings;
        for (int i = 0; i < 40; i++) {
            nanos.addAndGet(TableStream.BUSY.toNanos());
            stream.read();
        }
        assertThat(streams.readings - before).isEqualTo(10);
    }

    @Test
    void atAmazonStreamsHaveAHostOfTheirOwn() {
        assertThat(address("https://dynamodb.eu-west-1.amazonaws.com"))
                .isEqualTo("https://streams.dynamodb.eu-west-1.amazonaws.com");
        assertThat(address("http://127.0.0.1:8000")).isEqualTo("http://127.0.0.1:8000");
    }

    private static String address(String endpoint) {
        return new Dynamo.Address(URI.create(endpoint), "eu-west-1", "", "", Secret.of("secret"))
                .streams()
                .toString();
    }

    /** Knows of a stream, and nothing else. */
    private static final class Tables implements DynamoDbClient {
        @Override
        public DescribeTableResponse describeTable(DescribeTableRequest request) {
            return DescribeTableResponse.builder()
                    .table(table -> table.latestStreamArn("arn"))
                    .build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }

    /** A stream whose shards are told one by one; an iterator is a shard and a place in it. */
    static final class Stream implements DynamoDbStreamsClient {
        final Map<String, Part> parts = new LinkedHashMap<>();
        final Set<String> trimmed = new HashSet<>();
        boolean expired;
        boolean busy;
        int readings;

        /** A shard. */
        static final class Part {
            final @Nullable String parent;
            final List<String> records = new ArrayList<>();
            boolean ended;

            Part(@Nullable String parent) {
                this.parent = parent;
            }
        }

        Part part(String id, @Nullable String parent) {
            var part = new Part(parent);
            parts.put(id, part);
            return part;
        }

        private Part find(String id) {
            return Objects.requireNonNull(parts.get(id));
        }

        @Override
        public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
            List<String> ids = List.copyOf(parts.keySet());
            // One at a time.
            int at =
                    request.exclusiveStartShardId() == null
                            ? 0
                            : ids.indexOf(request.exclusiveStartShardId()) + 1;
            return DescribeStreamResponse.builder()
                    .streamDescription(
                            all ->
                                    all.shards(shard(ids.get(at)))
                                            .lastEvaluatedShardId(
                                                    at + 1 < ids.size() ? ids.get(at) : null))
                    .build();
        }

        private Shard shard(String id) {
            Part part = find(id);
            return Shard.builder()
                    .shardId(id)
                    .parentShardId(part.parent)
                    .sequenceNumberRange(
                            range -> range.endingSequenceNumber(part.ended ? "9" : null))
                    .build();
        }

        @Override
        public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
            int at =
                    switch (request.shardIteratorType()) {
                        case LATEST -> find(request.shardId()).records.size();
                        case AFTER_SEQUENCE_NUMBER ->
                                Integer.parseInt(request.sequenceNumber()) + 1;
                        default -> 0;
                    };
            return GetShardIteratorResponse.builder()
                    .shardIterator(request.shardId() + ":" + at)
                    .build();
        }

        @Override
        public GetRecordsResponse getRecords(GetRecordsRequest request) {
            readings++;
            List<String> place = List.of(request.shardIterator().split(":", 2));
            if (expired) {
                throw ExpiredIteratorException.builder().build();
            }
            if (trimmed.contains(place.get(0))) {
                throw TrimmedDataAccessException.builder().build();
            }
            if (busy) {
                throw LimitExceededException.builder().build();
            }
            Part part = find(place.get(0));
            List<Record> records = new ArrayList<>();
            for (int i = Integer.parseInt(place.get(1)); i < part.records.size(); i++) {
                records.add(record(i, part.records.get(i)));
            }
            return GetRecordsResponse.builder()
                    .records(records)
                    .nextShardIterator(part.ended ? null : place.get(0) + ":" + part.records.size())
                    .build();
        }

        private static Record record(int number, String sk) {
            return Record.builder()
                    .dynamodb(
                            its ->
                                    its.sequenceNumber(Integer.toString(number))
                                            .newImage(
                                                    Map.of(
                                                            "PK",
                                                            AttributeValue.fromS("LOG"),
                                                            "SK",
                                                            AttributeValue.fromS(sk))))
                    .build();
        }

        @Override
        public String serviceName() {
            return "streams";
        }

        @Override
        public void close() {}
    }
}
