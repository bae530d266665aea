package plaza.redis.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import plaza.core.StorageException;
import plaza.core.event.EventCodec;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * Each consumer is a consumer group of the journal's stream, and its position the group's last
 * delivered id, so that Redis's own tools show how far it is. What it set aside is in the hash
 * {@code {journal}:parked:<consumer>}, by position: 100,000 at the most, beyond which the consumer
 * goes no further.
 */
public final class RedisJournalConsumers implements JournalConsumers {
    private static final int MOST_LISTED = 1_000;

    /** Some 100 MB. */
    private static final int MOST_PARKED = 100_000;

    private static final RedisScript<String> POSITION = RedisScript.text("event/position");
    private static final RedisScript<Long> ACKNOWLEDGE = RedisScript.number("event/acknowledge");
    private static final RedisScript<Long> LAG = RedisScript.number("event/lag");
    private static final RedisScript<Long> PARK = RedisScript.number("event/park");
    private static final RedisScript<List<List<String>>> LIST_PARKED =
            RedisScript.rows("event/list-parked");

    private final RedisConnection redis;
    private final EventCodec codec;
    private final String events;
    private final String count;
    private final int mostParked;

    public RedisJournalConsumers(RedisConnection redis, EventCodec codec) {
        this(redis, codec, MOST_PARKED);
    }

    RedisJournalConsumers(RedisConnection redis, EventCodec codec, int mostParked) {
        this.mostParked = mostParked;
        this.redis = redis;
        this.codec = codec;
        this.events = RedisJournalSteps.events(redis);
        this.count = RedisJournalSteps.count(redis);
    }

    @Override
    public JournalPosition position(String consumer) {
        String reached = redis.eval(POSITION, List.of(events), consumer);
        return reached == null ? JournalPosition.START : StreamEvents.position(reached);
    }

    @Override
    public void acknowledge(Map<String, JournalPosition> reached) {
        List<String> arguments = new ArrayList<>();
        reached.forEach(
                (consumer, position) -> arguments.addAll(List.of(consumer, position.toString())));
        redis.eval(ACKNOWLEDGE, List.of(events), arguments.toArray(String[]::new));
    }

    @Override
    public long lag(String consumer) {
        long lag = redis.eval(LAG, List.of(events, count), consumer);
        return Math.min(lag, 1_000_000);
    }

    @Override
    public void park(String consumer, JournalEntry entry, String reason) {
        EventCodec.Encoded encoded = codec.encode(entry.event());
        var arguments = new ArrayList<String>();
        arguments.add(entry.position().toString());
        arguments.add(Integer.toString(mostParked));
        arguments.add(reason);
        arguments.add(entry.node().toString());
        arguments.add(entry.at().toString());
        arguments.add(encoded.type());
        encoded.fields().forEach((name, value) -> arguments.addAll(Arrays.asList(name, value)));
        if (redis.eval(PARK, List.of(parked(consumer)), arguments.toArray(String[]::new)) < 0) {
            throw StorageException.unavailable(
                    "%s has set aside %d entries of the journal, and no more may be: retry those"
                            .formatted(consumer, mostParked),
                    null);
        }
    }

    @Override
    public List<Parked> listParked(String consumer) {
        List<List<String>> all = redis.eval(LIST_PARKED, List.of(parked(consumer)));
        return all.stream()
                .map(this::parkedEntry)
                .sorted(Comparator.comparing(parked -> parked.entry().position()))
                .limit(MOST_LISTED)
                .toList();
    }

    @Override
    public Optional<Parked> findParked(String consumer, JournalPosition position) {
        List<List<String>> found =
                redis.eval(LIST_PARKED, List.of(parked(consumer)), position.toString());
        return found.stream().map(this::parkedEntry).findFirst();
    }

    private Parked parkedEntry(List<String> parts) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 5; i < parts.size(); i += 2) {
            fields.put(parts.get(i), parts.get(i + 1));
        }
        return new Parked(
                new JournalEntry(
                        StreamEvents.position(parts.get(0)),
                        UUID.fromString(parts.get(2)),
                        codec.decode(parts.get(4), fields),
                        Instant.parse(parts.get(3))),
                parts.get(1));
    }

    @Override
    public boolean unpark(String consumer, JournalPosition position) {
        return redis.call(commands -> commands.hdel(parked(consumer), position.toString()) > 0);
    }

    private String parked(String consumer) {
        return redis.key("{journal}:parked:" + consumer);
    }
}
