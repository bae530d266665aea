package plaza.redis.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineCache;
import plaza.core.timeline.TimelinePosition;
import plaza.core.timeline.TimelineStore.Slice;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * Cached home timelines as sorted sets {@code feed:<user>}; {@code feed/feed.lua} says what is in
 * them. All there is of one is one key, so each step is one script on it, and one that nobody has
 * read lately costs a delivery a look for its key. Thread-safe.
 */
public final class RedisTimelineCache implements TimelineCache {
    private static final RedisScript<List<List<String>>> FIND = RedisScript.rows("feed/find");
    private static final RedisScript<Long> FILL = RedisScript.number("feed/fill");
    private static final RedisScript<Long> PUSH = RedisScript.number("feed/push");
    private static final RedisScript<Long> REMOVE = RedisScript.number("feed/remove");

    /** Entries of a timeline: some pages. What is older is the store's. */
    private static final int MOST = 200;

    /** Who has read nothing after this time does not come any more. */
    private static final Duration TICKET = Duration.ofSeconds(10);

    private static final String TICKET_MILLIS = Long.toString(TICKET.toMillis());
    private static final String TICKET_ROW = "?";

    private final RedisConnection redis;
    private final String cap;

    /**
     * @param cap how many entries a timeline of the store holds at the most
     */
    public RedisTimelineCache(RedisConnection redis, int cap) {
        this.redis = redis;
        this.cap = Integer.toString(Math.min(cap, MOST));
    }

    private List<String> key(UserId reader) {
        return List.of(redis.key("feed:" + reader));
    }

    @Override
    public Found find(UUID epoch, UserId reader, @Nullable TimelinePosition before, int limit) {
        String ticket = UUID.randomUUID().toString();
        List<List<String>> rows =
                redis.eval(
                        FIND,
                        key(reader),
                        epoch.toString(),
                        before == null ? "" : Long.toString(before.at().toEpochMilli()),
                        before == null ? "" : before.post().toString(),
                        Integer.toString(limit),
                        ticket,
                        TICKET_MILLIS);
        if (rows.isEmpty()) {
            return NOTHING;
        }
        return rows.getFirst().getFirst().equals(TICKET_ROW)
                ? new Found(null, ticket)
                : new Found(TimelineMembers.slice(rows), null);
    }

    @Override
    public void fill(UUID epoch, UserId reader, String ticket, Slice latest, Duration kept) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                ticket,
                                epoch.toString(),
                                cap,
                                Long.toString(kept.toMillis()),
                                TimelineMembers.floor(latest)));
        latest.entries().forEach(entry -> TimelineMembers.addPlaced(entry, arguments));
        redis.eval(FILL, key(reader), arguments.toArray(String[]::new));
    }

    @Override
    public void push(Collection<Delivery> deliveries) {
        Map<UserId, List<String>> entries = new LinkedHashMap<>();
        for (Delivery delivery : deliveries) {
            for (UserId reader : delivery.readers()) {
                TimelineMembers.addPlaced(
                        delivery.entry(),
                        entries.computeIfAbsent(reader, _ -> new ArrayList<>(List.of(cap))));
            }
        }
        Map<List<String>, String[]> calls = LinkedHashMap.newLinkedHashMap(entries.size());
        entries.forEach((reader, each) -> calls.put(key(reader), each.toArray(String[]::new)));
        redis.evalAll(PUSH, calls);
    }

    @Override
    public void removeVia(UserId reader, UserId person) {
        redis.eval(REMOVE, key(reader), "", "0", person.toString());
    }

    @Override
    public void retract(PostId post, @Nullable UserId via, Collection<UserId> readers) {
        String[] arguments = {
            post.toString(),
            Long.toString(post.time().toEpochMilli()),
            via == null ? "" : via.toString()
        };
        Map<List<String>, String[]> calls = LinkedHashMap.newLinkedHashMap(readers.size());
        new LinkedHashSet<>(readers).forEach(reader -> calls.put(key(reader), arguments));
        redis.evalAll(REMOVE, calls);
    }
}
