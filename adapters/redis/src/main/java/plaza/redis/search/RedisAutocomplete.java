package plaza.redis.search;

import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.MapScanCursor;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.search.Autocomplete;
import plaza.core.search.NameTokens;
import plaza.core.search.Suggestion;
import plaza.core.search.Suggestion.Kind;
import plaza.redis.RedisConnection;

/**
 * Suggestions of a kind, all on one node of a cluster:
 *
 * <ul>
 *   <li>{@code suggest:{<kind>}:all}, a hash: key to rebuild, weight and names;
 *   <li>{@code suggest:{<kind>}:begin:<letters>}, sorted sets by weight: what has a word that
 *       begins with these, for one to three letters, the heaviest 1,000;
 *   <li>{@code suggest:{<kind>}:words}, a sorted set without scores: {@code <word>\0<key>}, for
 *       longer beginnings;
 *   <li>{@code suggest:{<kind>}:like:<trigram>}, sorted sets by weight: what has a word with it,
 *       the heaviest 1,000.
 * </ul>
 *
 * <p>They name candidates; what fits, and how well, the suggestion itself says. So an index entry
 * that a crash has left behind suggests nothing, and the next write of its key mends it. Of one to
 * three letters only the heaviest 1,000 are found, and longer ones beyond the first 2,000 in the
 * order of the alphabet are not. Thread-safe.
 */
public final class RedisAutocomplete implements Autocomplete {
    private static final int KEPT_EACH = 1_000;
    private static final int CANDIDATES = 2_000;
    private static final int SHORT = 3;
    private static final int SCANNED_AT_ONCE = 500;

    /** Each makes some fifty commands, and all of a part are under way at once. */
    private static final int WRITTEN_AT_ONCE = 100;

    private static final char BETWEEN = '\0';
    private static final String TAB = "\t";

    private final RedisConnection redis;

    public RedisAutocomplete(RedisConnection redis) {
        this.redis = redis;
    }

    /** A suggestion as it is stored: the rebuild it is of, its weight, and its names. */
    private record Entry(long rebuild, Suggestion suggestion) {
        static Entry of(Kind kind, String key, String text) {
            String[] parts = text.split(TAB, 3);
            return new Entry(
                    Long.parseLong(parts[0]),
                    new Suggestion(kind, key, new NameTokens(parts[2]), Long.parseLong(parts[1])));
        }

        String text() {
            return rebuild + TAB + suggestion.weight() + TAB + suggestion.names().value();
        }
    }

    @Override
    public void put(Collection<Suggestion> suggestions) {
        String current = redis.call(commands -> commands.get(rebuilds()));
        long rebuild = current == null ? 0 : Long.parseLong(current);
        suggestions.stream()
                .collect(Collectors.groupingBy(Suggestion::kind))
                .forEach(
                        (kind, some) ->
                                Batch.split(some, WRITTEN_AT_ONCE)
                                        .forEach(part -> put(kind, part, rebuild)));
    }

    /** One after the other, on one connection, without waiting in between. */
    private void put(Kind kind, List<Suggestion> suggestions, long rebuild) {
        Map<String, Suggestion> known =
                find(kind, suggestions.stream().map(Suggestion::key).toList());
        redis.callAll(
                commands -> {
                    List<RedisFuture<Long>> running = new ArrayList<>();
                    for (Suggestion each : suggestions) {
                        Suggestion old = known.put(each.key(), each);
                        if (old != null && !old.names().equals(each.names())) {
                            running.addAll(unindex(commands, old));
                        }
                        running.addAll(index(commands, each));
                        String text = new Entry(rebuild, each).text();
                        running.add(commands.hset(all(kind), Map.of(each.key(), text)));
                    }
                    return running;
                });
    }

    /** Those of these keys that there are, by key. */
    private Map<String, Suggestion> find(Kind kind, Collection<String> keys) {
        Map<String, Suggestion> found = new HashMap<>();
        if (!keys.isEmpty()) {
            String[] wanted = keys.toArray(String[]::new);
            redis.call(commands -> commands.hmget(all(kind), wanted)).stream()
                    .filter(KeyValue::hasValue)
                    .map(each -> Entry.of(kind, each.getKey(), each.getValue()).suggestion())
                    .forEach(each -> found.put(each.key(), each));
        }
        return found;
    }

    private List<RedisFuture<Long>> index(
            RedisClusterAsyncCommands<String, String> commands, Suggestion suggestion) {
        List<RedisFuture<Long>> running = new ArrayList<>();
        for (String set : sets(suggestion)) {
            running.add(commands.zadd(set, (double) suggestion.weight(), suggestion.key()));
            running.add(commands.zremrangebyrank(set, 0, -KEPT_EACH - 1L));
        }
        words(suggestion)
                .forEach(word -> running.add(commands.zadd(words(suggestion.kind()), 0, word)));
        return running;
    }

    private List<RedisFuture<Long>> unindex(
            RedisClusterAsyncCommands<String, String> commands, Suggestion suggestion) {
        List<RedisFuture<Long>> running = new ArrayList<>();
        sets(suggestion).forEach(set -> running.add(commands.zrem(set, suggestion.key())));
        words(suggestion)
                .forEach(word -> running.add(commands.zrem(words(suggestion.kind()), word)));
        return running;
    }

    private static List<String> words(Suggestion suggestion) {
        return suggestion.names().words().stream()
                .map(word -> word + BETWEEN + suggestion.key())
                .toList();
    }

    /** The sets by weight that a suggestion is in. */
    private Set<String> sets(Suggestion suggestion) {
        Set<String> sets = new HashSet<>();
        Set<String> words = suggestion.names().words();
        for (String word : words) {
            int letters = word.codePointCount(0, word.length());
            for (int length = 1; length <= Math.min(SHORT, letters); length++) {
                sets.add(begin(suggestion.kind(), beginning(word, length)));
            }
        }
        NameTokens.trigrams(words).forEach(trigram -> sets.add(like(suggestion.kind(), trigram)));
        return sets;
    }

    private static String beginning(String word, int letters) {
        return word.substring(0, word.offsetByCodePoints(0, letters));
    }

    @Override
    public void remove(Kind kind, Collection<String> keys) {
        for (List<String> some : Batch.split(keys, WRITTEN_AT_ONCE)) {
            remove(kind, find(kind, some));
        }
    }

    private void remove(Kind kind, Map<String, Suggestion> known) {
        redis.callAll(
                commands -> {
                    List<RedisFuture<Long>> running = new ArrayList<>();
                    known.forEach(
                            (key, suggestion) -> {
                                running.addAll(unindex(commands, suggestion));
                                running.add(commands.hdel(all(kind), key));
                            });
                    return running;
                });
    }

    @Override
    public List<String> suggest(Kind kind, String typed, int limit) {
        String words = NameTokens.typed(typed);
        if (words.isEmpty()) {
            return List.of();
        }
        List<Suggestion.Match> begins = matches(kind, beginning(kind, words), words);
        List<Suggestion.Match> found = new ArrayList<>(begins);
        if (begins.size() < limit) {
            found.addAll(matches(kind, alike(kind, words), words));
        }
        return found.stream().sorted().map(Suggestion.Match::key).distinct().limit(limit).toList();
    }

    private List<Suggestion.Match> matches(Kind kind, Collection<String> keys, String words) {
        return find(kind, keys).values().stream()
                .flatMap(suggestion -> suggestion.match(words).stream())
                .toList();
    }

    private Collection<String> beginning(Kind kind, String words) {
        int blank = words.indexOf(' ');
        String first = blank < 0 ? words : words.substring(0, blank);
        if (blank < 0 && first.codePointCount(0, first.length()) <= SHORT) {
            return redis.call(
                    commands -> commands.zrevrange(begin(kind, first), 0, KEPT_EACH - 1L));
        }
        Range<String> begun = Range.create(first, first + Character.MAX_VALUE);
        Set<String> keys = new LinkedHashSet<>();
        redis.call(
                        commands ->
                                commands.zrangebylex(
                                        words(kind), begun, Limit.create(0, CANDIDATES)))
                .forEach(found -> keys.add(found.substring(found.indexOf(BETWEEN) + 1)));
        return keys;
    }

    /** The keys that share most trigrams with the words. */
    private Collection<String> alike(Kind kind, String words) {
        if (words.codePointCount(0, words.length()) < NameTokens.MIN_SIMILAR) {
            return List.of();
        }
        Set<String> trigrams = NameTokens.trigrams(List.of(words.split(" ", -1)));
        List<List<String>> found =
                redis.callAll(
                        commands ->
                                trigrams.stream()
                                        .map(
                                                trigram ->
                                                        commands.zrevrange(
                                                                like(kind, trigram),
                                                                0,
                                                                KEPT_EACH - 1L))
                                        .toList());
        Map<String, Integer> shared = new HashMap<>();
        found.forEach(keys -> keys.forEach(key -> shared.merge(key, 1, Integer::sum)));
        return shared.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(KEPT_EACH)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public String beginRebuild() {
        return Long.toString(redis.call(commands -> commands.incr(rebuilds())));
    }

    @Override
    public int finishRebuild(String rebuild) {
        long begun = Long.parseLong(rebuild);
        int gone = 0;
        for (Kind kind : Kind.values()) {
            gone += removeBefore(kind, begun);
        }
        redis.call(commands -> commands.set(built(), "1"));
        return gone;
    }

    private int removeBefore(Kind kind, long rebuild) {
        int gone = 0;
        @Nullable ScanCursor cursor = ScanCursor.INITIAL;
        do {
            ScanCursor from = cursor;
            MapScanCursor<String, String> part =
                    redis.call(
                            commands ->
                                    commands.hscan(
                                            all(kind),
                                            from,
                                            ScanArgs.Builder.limit(SCANNED_AT_ONCE)));
            List<String> old = new ArrayList<>();
            part.getMap()
                    .forEach(
                            (key, text) -> {
                                if (Entry.of(kind, key, text).rebuild() < rebuild) {
                                    old.add(key);
                                }
                            });
            Batch.split(old).forEach(keys -> remove(kind, keys));
            gone += old.size();
            cursor = part;
        } while (!cursor.isFinished());
        return gone;
    }

    @Override
    public boolean isBuilt() {
        return redis.call(commands -> commands.get(built())) != null;
    }

    private String all(Kind kind) {
        return key(kind, "all");
    }

    private String words(Kind kind) {
        return key(kind, "words");
    }

    private String begin(Kind kind, String letters) {
        return key(kind, "begin:" + letters);
    }

    private String like(Kind kind, String trigram) {
        return key(kind, "like:" + trigram);
    }

    private String key(Kind kind, String name) {
        return redis.key("suggest:{" + kind.name().toLowerCase(Locale.ROOT) + "}:" + name);
    }

    private String rebuilds() {
        return redis.key("suggest:rebuilds");
    }

    private String built() {
        return redis.key("suggest:built");
    }
}
