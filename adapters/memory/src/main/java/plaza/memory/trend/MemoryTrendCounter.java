package plaza.memory.trend;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.trend.Mention;
import plaza.core.trend.Ranking;
import plaza.core.trend.TrendCounter;

/** Mentions in memory, counted when asked for. Thread-safe. */
public final class MemoryTrendCounter implements TrendCounter {
    private final Set<Mention> mentions = new HashSet<>();

    @Override
    public synchronized void add(Collection<Mention> added) {
        mentions.addAll(added);
    }

    @Override
    public synchronized void remove(Collection<PostId> posts) {
        Set<PostId> removed = Set.copyOf(posts);
        mentions.removeIf(mention -> removed.contains(mention.post()));
    }

    @Override
    public synchronized void removePerson(UserId user) {
        mentions.removeIf(mention -> mention.user().equals(user));
    }

    @Override
    public synchronized List<String> listTop(String region, Instant from, int limit) {
        Map<String, Long> sums = new HashMap<>();
        counts(region, tag -> true, from)
                .forEach(
                        (tag, hours) ->
                                sums.put(
                                        tag,
                                        hours.values().stream().mapToLong(Long::longValue).sum()));
        return Ranking.largest(sums, limit);
    }

    @Override
    public synchronized Map<String, Map<Instant, Long>> findCounts(
            String region, Collection<String> hashtags, Instant from) {
        return counts(region, Set.copyOf(hashtags)::contains, from);
    }

    private Map<String, Map<Instant, Long>> counts(
            String region, Predicate<String> wanted, Instant from) {
        record Person(String hashtag, Instant hour, UserId user) {}
        return of(region, wanted, from)
                .map(it -> new Person(it.hashtag(), it.hour(), it.user()))
                .distinct()
                .collect(
                        Collectors.groupingBy(
                                Person::hashtag,
                                Collectors.groupingBy(Person::hour, Collectors.counting())));
    }

    @Override
    public synchronized Map<String, Long> countPeople(
            String region, Collection<String> hashtags, Instant from) {
        record Person(String hashtag, UserId user) {}
        return of(region, Set.copyOf(hashtags)::contains, from)
                .map(it -> new Person(it.hashtag(), it.user()))
                .distinct()
                .collect(Collectors.groupingBy(Person::hashtag, Collectors.counting()));
    }

    private Stream<Mention> of(String region, Predicate<String> wanted, Instant from) {
        return mentions.stream()
                .filter(it -> it.region().equals(region))
                .filter(it -> !it.hour().isBefore(from))
                .filter(it -> wanted.test(it.hashtag()));
    }

    @Override
    public synchronized int deleteBefore(Instant hour) {
        record Count(String region, String hashtag, Instant hour) {}
        Set<Count> gone =
                mentions.stream()
                        .filter(it -> it.hour().isBefore(hour))
                        .map(it -> new Count(it.region(), it.hashtag(), it.hour()))
                        .collect(Collectors.toSet());
        mentions.removeIf(it -> it.hour().isBefore(hour));
        return gone.size();
    }
}
