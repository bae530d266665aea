package plaza.dynamodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import plaza.core.StorageException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads the stream of a table from its end on: the items that are written, those of one partition
 * in their order. A shard is read to its end before those that follow it. Where Amazon has removed
 * what was not read, after a day, or the stream is another one, reading begins at the end again:
 * what was missed is in the table. Not thread-safe.
 */
public final class TableStream {
    /** How often a shard is read in which something was written lately, and another one. */
    static final Duration BUSY = Duration.ofMillis(250);

    static final Duration QUIET = Duration.ofSeconds(1);

    private static final Duration LATELY = Duration.ofSeconds(10);

    /** How often it is asked what follows a shard: until there is something, and then. */
    private static final Duration FOLLOWS = Duration.ofSeconds(1);

    private static final Duration FOLLOWS_TOO = Duration.ofSeconds(30);

    /** How long it is asked: the shards that one is split into are not all told of at once. */
    private static final Duration ENDED = Duration.ofMinutes(5);

    private static final int MOST_RECORDS = 1_000;

    private final DynamoDbStreamsClient streams;
    private final Requests requests;
    private final String table;
    private final LongSupplier nanos;

    private final Map<String, Reading> readings = new LinkedHashMap<>();
    private final Map<String, Ended> ended = new LinkedHashMap<>();
    private @Nullable String arn;

    /** Where a shard is read. */
    private static final class Reading {
        private String iterator;
        private @Nullable String last;
        private long writtenAt;
        private long nextAt;

        private Reading(String iterator, long now) {
            this.iterator = iterator;
            this.writtenAt = now;
            this.nextAt = now;
        }
    }

    /** A shard that was read to its end, and those that follow it, as far as they are known. */
    private static final class Ended {
        private final Set<String> followers = new HashSet<>();
        private final long at;
        private long nextAt;

        private Ended(long now) {
            this.at = now;
            this.nextAt = now;
        }
    }

    TableStream(DynamoDbStreamsClient streams, Requests requests, String table) {
        this(streams, requests, table, System::nanoTime);
    }

    /**
     * @param nanos the time, as {@link System#nanoTime} tells it
     */
    TableStream(
            DynamoDbStreamsClient streams, Requests requests, String table, LongSupplier nanos) {
        this.streams = streams;
        this.requests = requests;
        this.table = table;
        this.nanos = nanos;
    }

    /**
     * Answers what was written since the last call, as far as it is time to look; what was written
     * before the first call is not in it.
     *
     * @throws StorageException when DynamoDB is away or has too much to do
     */
    public List<Item> read() {
        List<Item> found = new ArrayList<>();
        try {
            if (arn == null) {
                begin();
            }
            goOn();
            for (String shard : List.copyOf(readings.keySet())) {
                read(shard, found);
            }
        } catch (ResourceNotFoundException | TrimmedDataAccessException e) {
            stop();
        } catch (StorageException e) {
            // What was read is not read again; the failure comes again.
            if (found.isEmpty()) {
                throw e;
            }
        }
        return found;
    }

    /** Begins at the end again at the next call. */
    public void stop() {
        arn = null;
        readings.clear();
        ended.clear();
    }

    private void begin() {
        arn =
                requests.repeatable(
                        dynamo ->
                                dynamo.describeTable(describe -> describe.tableName(table))
                                        .table()
                                        .latestStreamArn());
        if (arn == null) {
            throw StorageException.unavailable("The table " + table + " has no stream", null);
        }
        try {
            for (Shard shard : shards()) {
                if (shard.sequenceNumberRange().endingSequenceNumber() == null) {
                    follow(shard.shardId(), ShardIteratorType.LATEST);
                }
            }
        } catch (StorageException e) {
            stop();
            throw e;
        }
        if (readings.isEmpty()) {
            // A stream that was just made has no shards yet.
            stop();
        }
    }

    /** Begins to read what follows the shards that have ended. */
    private void goOn() {
        long now = nanos.getAsLong();
        if (arn == null || ended.values().stream().noneMatch(each -> now - each.nextAt >= 0)) {
            return;
        }
        for (Shard shard : shards()) {
            Ended parent = ended.get(shard.parentShardId());
            if (parent != null && parent.followers.add(shard.shardId())) {
                follow(shard.shardId(), ShardIteratorType.TRIM_HORIZON);
            }
        }
        ended.values().removeIf(each -> now - each.at > ENDED.toNanos());
        for (Ended each : ended.values()) {
            Duration pause = each.followers.isEmpty() ? FOLLOWS : FOLLOWS_TOO;
            each.nextAt = now + pause.toNanos();
        }
        if (readings.isEmpty() && ended.isEmpty()) {
            stop();
        }
    }

    private void follow(String shard, ShardIteratorType from) {
        readings.put(shard, new Reading(iterator(shard, from, null), nanos.getAsLong()));
    }

    private void read(String shard, List<Item> found) {
        Reading reading = readings.get(shard);
        long now = nanos.getAsLong();
        if (reading == null || now - reading.nextAt < 0) {
            return;
        }
        GetRecordsResponse answer;
        try {
            answer =
                    send(
                            client ->
                                    client.getRecords(
                                            get ->
                                                    get.shardIterator(reading.iterator)
                                                            .limit(MOST_RECORDS)));
        } catch (ExpiredIteratorException e) {
            // This process stood still for a quarter of an hour.
            reading.iterator =
                    reading.last == null
                            ? iterator(shard, ShardIteratorType.LATEST, null)
                            : iterator(
                                    shard, ShardIteratorType.AFTER_SEQUENCE_NUMBER, reading.last);
            return;
        }
        // Each is billed as one, whatever it brings.
        requests.consumption().add("GetRecords", table, Capacity.LEAST);
        answer.records()
                .forEach(
                        each -> {
                            reading.last = each.dynamodb().sequenceNumber();
                            if (each.dynamodb().hasNewImage()) {
                                found.add(new Item(each.dynamodb().newImage()));
                            }
                        });
        if (answer.nextShardIterator() == null) {
            readings.remove(shard);
            ended.put(shard, new Ended(now));
            return;
        }
        reading.iterator = answer.nextShardIterator();
        if (!answer.records().isEmpty()) {
            reading.writtenAt = now;
        }
        Duration pause = now - reading.writtenAt < LATELY.toNanos() ? BUSY : QUIET;
        reading.nextAt = now + pause.toNanos();
    }

    private String iterator(String shard, ShardIteratorType from, @Nullable String after) {
        return send(client ->
                        client.getShardIterator(
                                get ->
                                        get.streamArn(arn)
                                                .shardId(shard)
                                                .shardIteratorType(from)
                                                .sequenceNumber(after)))
                .shardIterator();
    }

    private List<Shard> shards() {
        List<Shard> shards = new ArrayList<>();
        String[] last = new String[1];
        do {
            DescribeStreamResponse answer =
                    send(
                            client ->
                                    client.describeStream(
                                            describe ->
                                                    describe.streamArn(arn)
                                                            .exclusiveStartShardId(last[0])));
            shards.addAll(answer.streamDescription().shards());
            last[0] = answer.streamDescription().lastEvaluatedShardId();
        } while (last[0] != null);
        return shards;
    }

    /** What it throws besides failures is for the caller. */
    private <T> T send(Function<DynamoDbStreamsClient, T> request) {
        try {
            return request.apply(streams);
        } catch (ExpiredIteratorException
                | ResourceNotFoundException
                | TrimmedDataAccessException e) {
            throw e;
        } catch (LimitExceededException e) {
            throw StorageException.unavailable("DynamoDB is asked too often for a stream", e);
        } catch (SdkException e) {
            throw Failures.translated(e);
        }
    }
}
