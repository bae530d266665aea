package plaza.redis.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;
import plaza.core.timeline.TimelineStore;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * Home timelines as sorted sets {@code timeline:home:<user>}, which go an hour after they were last
 * read. All there is of a timeline, also whether it is warm, is one key, so each step is one script
 * on it; {@code timeline/timeline.lua} says what is in it. Who is merged in on read is in the set
 * {@code timeline:pulled}. A Redis that has lost them has cold timelines. Thread-safe.
 */
public final class RedisTimelineStore implements TimelineStore {
    private static final RedisScript<Long> PUSH = RedisScript.number("timeline/push");
    private static final RedisScript<String> BEGIN = RedisScript.text("timeline/begin");
    private static final RedisScript<Long> FINISH = RedisScript.number("timeline/finish");
    private static final RedisScript<Long> ABANDON = RedisScript.number("timeline/abandon");
    private static final RedisScript<List<List<String>>> READ = RedisScript.rows("timeline/read");
    private static final RedisScript<List<List<String>>> REMOVE_VIA =
            RedisScript.rows("timeline/remove-via");
    private static final RedisScript<Long> RETRACT = RedisScript.number("timeline/retract");

    /** How long a timeline is kept for who does not read it: deliveries do not count. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final String KEPT_SECONDS = Long.toString(KEPT.toSeconds());

    /** After so many disturbed attempts the timeline stays cold. */
    private static final int ATTEMPTS = 5;

    private static final String WARM = "warm";

    private final RedisConnection redis;
    private final int cap;

    /**
     * @param cap how many entries a timeline holds at the most
     */
    public RedisTimelineStore(RedisConnection redis, int cap) {
        this.redis = redis;
        this.cap = cap;
    }

    private List<String> key(UserId reader) {
        return List.of(redis.key("timeline:home:" + reader));
    }

    private String pulledKey() {
        return redis.key("timeline:pulled");
    }

    @Override
    public int push(Collection<Delivery> deliveries) {
        Map<UserId, List<String>> entries = new LinkedHashMap<>();
        for (Delivery delivery : deliveries) {
            for (UserId reader : delivery.readers()) {
                TimelineMembers.add(
                        delivery.entry(),
                        entries.computeIfAbsent(
                                reader, _ -> new ArrayList<>(List.of(Integer.toString(cap)))));
            }
        }
        return (int) redis.evalAll(PUSH, byKey(entries)).stream().mapToLong(Long::longValue).sum();
    }

    private Map<List<String>, String[]> byKey(Map<UserId, List<String>> arguments) {
        Map<List<String>, String[]> byKey = LinkedHashMap.newLinkedHashMap(arguments.size());
        arguments.forEach((reader, each) -> byKey.put(key(reader), each.toArray(String[]::new)));
        return byKey;
    }

    @Override
    public List<TimelineEntry> removeVia(UserId reader, UserId person) {
        return redis.eval(REMOVE_VIA, key(reader), person.toString(), token()).stream()
                .map(TimelineMembers::entry)
                .toList();
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }

    @Override
    public Set<UserId> retract(PostId post, @Nullable UserId via, Collection<UserId> readers) {
        List<UserId> all = List.copyOf(new LinkedHashSet<>(readers));
        String[] arguments = {
            post.toString(),
            Long.toString(post.time().toEpochMilli()),
            via == null ? "" : via.toString(),
            token()
        };
        Map<List<String>, String[]> calls = LinkedHashMap.newLinkedHashMap(all.size());
        all.forEach(reader -> calls.put(key(reader), arguments));
        List<Long> found = redis.evalAll(RETRACT, calls);
        Set<UserId> had = new LinkedHashSet<>();
        for (int i = 0; i < all.size(); i++) {
            if (found.get(i) > 0) {
                had.add(all.get(i));
            }
        }
        return had;
    }

    @Override
    public Optional<Slice> read(UserId reader, @Nullable TimelinePosition before, int limit) {
        List<List<String>> rows =
                redis.eval(
                        READ,
                        key(reader),
                        before == null ? "" : Long.toString(before.at().toEpochMilli()),
                        before == null ? "" : before.post().toString(),
                        Integer.toString(Math.min(limit, cap)),
                        KEPT_SECONDS);
        return rows.isEmpty() ? Optional.empty() : Optional.of(TimelineMembers.slice(rows));
    }

    @Override
    public void load(UserId reader, Supplier<Slice> newest) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String load = redis.eval(BEGIN, key(reader), token(), KEPT_SECONDS);
            if (load.equals(WARM) || finish(reader, load, compute(reader, newest))) {
                return;
            }
        }
    }

    private Slice compute(UserId reader, Supplier<Slice> newest) {
        try {
            return newest.get();
        } catch (RuntimeException | Error e) {
            redis.eval(ABANDON, key(reader));
            throw e;
        }
    }

    /** Says whether there is nothing more to do. */
    private boolean finish(UserId reader, String load, Slice slice) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                load,
                                Integer.toString(cap),
                                KEPT_SECONDS,
                                TimelineMembers.floor(slice)));
        slice.entries().forEach(entry -> TimelineMembers.add(entry, arguments));
        return redis.eval(FINISH, key(reader), arguments.toArray(String[]::new)) > 0;
    }

    /** Those that come meanwhile may stay: they were computed meanwhile. */
    @Override
    public void clear() {
        redis.unlinkAll(redis.key("timeline:home:*"));
        redis.call(commands -> commands.del(pulledKey()));
    }

    @Override
    public void markPulled(UserId author) {
        redis.call(commands -> commands.sadd(pulledKey(), author.toString()));
    }

    @Override
    public Set<UserId> pulled() {
        return redis.call(commands -> commands.smembers(pulledKey())).stream()
                .map(id -> new UserId(UUID.fromString(id)))
                .collect(Collectors.toSet());
    }
}
