package plaza.redis.trend;

import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import plaza.core.Batch;
import plaza.core.id.UserId;
import plaza.core.trend.Mention;
import plaza.core.trend.Ranking;
import plaza.core.trend.TrendCounter;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * Counts of an hour of a region, which all lie on one node of a cluster:
 *
 * <ul>
 *   <li>{@code trend:{<region>:<hour>}:counts}, a sorted set: how many people mentioned each
 *       subject;
 *   <li>{@code trend:{<region>:<hour>}:people:<subject>}, a hash: by what each person did;
 *   <li>{@code trends:<region>}, a sorted set: the hours that have counts;
 *   <li>{@code trend:post:<source>} and {@code trend:user:<user>}, sets: what to take out again.
 * </ul>
 *
 * <p>All of it goes by itself some days after it was written. The last two are written first, and
 * not taken back: somebody may be adding what somebody else takes out. What they name and is not
 * there changes nothing. Thread-safe.
 */
public final class RedisTrendCounter implements TrendCounter {
    private static final RedisScript<Long> ADD = RedisScript.number("trend/add");
    private static final RedisScript<Long> REMOVE = RedisScript.number("trend/remove");

    private static final String REGIONS = "trends:regions";
    private static final String SEPARATOR = "|";

    private final RedisConnection redis;
    private final String kept;

    /**
     * @param kept how long counts stay where nobody deletes them
     */
    public RedisTrendCounter(RedisConnection redis, Duration kept) {
        this.redis = redis;
        this.kept = Long.toString(kept.toMillis());
    }

    /** Where a person has mentioned something, as it is remembered. */
    private record Place(String user, long hour, String region, String subject) {
        static Place of(Mention mention) {
            return new Place(
                    mention.user().toString(),
                    mention.hour().getEpochSecond(),
                    mention.region(),
                    mention.subject());
        }

        static Place parse(String text) {
            String[] parts = text.split("\\" + SEPARATOR, 4);
            return new Place(parts[0], Long.parseLong(parts[1]), parts[2], parts[3]);
        }

        String text() {
            return String.join(SEPARATOR, user, Long.toString(hour), region, subject);
        }
    }

    /** What a script is to do with each subject of each hour, all in a few round trips. */
    private final class Changes {
        private final Map<List<String>, List<String>> arguments = new LinkedHashMap<>();

        void with(Place place, UUID source) {
            List<String> keys =
                    List.of(
                            counts(place.region(), place.hour()),
                            people(place.region(), place.hour(), place.subject()));
            arguments
                    .computeIfAbsent(keys, _ -> new ArrayList<>(List.of(place.subject(), kept)))
                    .addAll(List.of(place.user(), source.toString()));
        }

        void make(RedisScript<Long> script) {
            Map<List<String>, String[]> all = LinkedHashMap.newLinkedHashMap(arguments.size());
            arguments.forEach((keys, values) -> all.put(keys, values.toArray(String[]::new)));
            redis.evalAll(script, all);
        }
    }

    @Override
    public void add(Collection<Mention> mentions) {
        Batch.split(mentions).forEach(this::addSome);
    }

    private void addSome(List<Mention> mentions) {
        redis.<Object>callAll(
                commands ->
                        mentions.stream().flatMap(mention -> remember(commands, mention)).toList());
        var changes = new Changes();
        mentions.forEach(mention -> changes.with(Place.of(mention), mention.source()));
        changes.make(ADD);
    }

    private Stream<RedisFuture<?>> remember(
            RedisClusterAsyncCommands<String, String> commands, Mention mention) {
        String region = mention.region();
        long hour = mention.hour().getEpochSecond();
        String source = source(mention.source());
        String user = user(mention.user());
        long time = Long.parseLong(kept);
        return Stream.of(
                commands.sadd(source, Place.of(mention).text()),
                commands.pexpire(source, time),
                commands.sadd(user, mention.source().toString()),
                commands.pexpire(user, time),
                commands.sadd(redis.key(REGIONS), region),
                commands.pexpire(redis.key(REGIONS), time),
                commands.zadd(hours(region), (double) hour, Long.toString(hour)),
                commands.pexpire(hours(region), time));
    }

    @Override
    public void remove(Collection<UUID> sources) {
        List<UUID> all = List.copyOf(sources);
        List<Set<String>> places =
                redis.callAll(
                        commands ->
                                all.stream()
                                        .map(source -> commands.smembers(source(source)))
                                        .toList());
        var changes = new Changes();
        for (int i = 0; i < all.size(); i++) {
            UUID source = all.get(i);
            places.get(i).forEach(place -> changes.with(Place.parse(place), source));
        }
        changes.make(REMOVE);
    }

    @Override
    public void removePerson(UserId user) {
        List<UUID> sources =
                redis.call(commands -> commands.smembers(user(user))).stream()
                        .map(UUID::fromString)
                        .toList();
        Batch.split(sources).forEach(this::remove);
    }

    @Override
    public List<String> listTop(String region, Instant from, int limit) {
        Map<String, Long> sums = new HashMap<>();
        for (long hour : hours(region, from)) {
            for (ScoredValue<String> tag :
                    redis.call(
                            commands -> commands.zrangeWithScores(counts(region, hour), 0, -1))) {
                sums.merge(tag.getValue(), (long) tag.getScore(), Long::sum);
            }
        }
        return Ranking.largest(sums, limit);
    }

    private List<Long> hours(String region, Instant from) {
        Range<Long> since = Range.create(from.getEpochSecond(), Long.MAX_VALUE / 2);
        return redis.call(commands -> commands.zrangebyscore(hours(region), since)).stream()
                .map(Long::valueOf)
                .toList();
    }

    @Override
    public Map<String, Map<Instant, Long>> findCounts(
            String region, Collection<String> hashtags, Instant from) {
        return Batch.all(hashtags, some -> findCountsOfSome(region, some, from));
    }

    private Map<String, Map<Instant, Long>> findCountsOfSome(
            String region, Collection<String> hashtags, Instant from) {
        String[] tags = hashtags.stream().distinct().toArray(String[]::new);
        Map<String, Map<Instant, Long>> found = new HashMap<>();
        for (long hour : hours(region, from)) {
            List<Double> counts =
                    redis.call(commands -> commands.zmscore(counts(region, hour), tags));
            for (int i = 0; i < tags.length; i++) {
                Double count = counts.get(i);
                if (count != null) {
                    found.computeIfAbsent(tags[i], tag -> new HashMap<>())
                            .put(Instant.ofEpochSecond(hour), count.longValue());
                }
            }
        }
        return found;
    }

    @Override
    public Map<String, Long> countPeople(String region, Collection<String> hashtags, Instant from) {
        List<String> tags = hashtags.stream().distinct().toList();
        Map<String, Set<String>> people = new HashMap<>();
        for (long hour : hours(region, from)) {
            List<List<String>> found =
                    redis.callAll(
                            commands ->
                                    tags.stream()
                                            .map(tag -> commands.hkeys(people(region, hour, tag)))
                                            .toList());
            for (int i = 0; i < tags.size(); i++) {
                if (!found.get(i).isEmpty()) {
                    people.computeIfAbsent(tags.get(i), tag -> new HashSet<>())
                            .addAll(found.get(i));
                }
            }
        }
        Map<String, Long> counts = new HashMap<>();
        people.forEach((tag, who) -> counts.put(tag, (long) who.size()));
        return counts;
    }

    @Override
    public int deleteBefore(Instant hour) {
        Range<Long> before = Range.create(Long.MIN_VALUE / 2, hour.getEpochSecond() - 1);
        int deleted = 0;
        for (String region : redis.call(commands -> commands.smembers(redis.key(REGIONS)))) {
            List<String> old =
                    redis.call(commands -> commands.zrangebyscore(hours(region), before));
            for (String each : old) {
                deleted += deleteHour(region, Long.parseLong(each));
                redis.call(commands -> commands.zrem(hours(region), each));
            }
        }
        return deleted;
    }

    private int deleteHour(String region, long hour) {
        List<String> tags =
                new ArrayList<>(
                        redis.call(commands -> commands.zrange(counts(region, hour), 0, -1)));
        for (List<String> some : Batch.split(tags)) {
            String[] keys =
                    some.stream().map(tag -> people(region, hour, tag)).toArray(String[]::new);
            redis.call(commands -> commands.unlink(keys));
        }
        redis.call(commands -> commands.del(counts(region, hour)));
        return tags.size();
    }

    private String hours(String region) {
        return redis.key("trends:" + region);
    }

    private String counts(String region, long hour) {
        return redis.key("trend:{" + region + ":" + hour + "}:counts");
    }

    private String people(String region, long hour, String subject) {
        return redis.key("trend:{" + region + ":" + hour + "}:people:" + subject);
    }

    private String source(UUID source) {
        return redis.key("trend:post:" + source);
    }

    private String user(UserId user) {
        return redis.key("trend:user:" + user);
    }
}
