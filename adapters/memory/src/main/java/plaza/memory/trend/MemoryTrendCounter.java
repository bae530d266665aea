package plaza.memory.trend;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    public synchronized void remove(Collection<UUID> sources) {
        Set<UUID> removed = Set.copyOf(sources);
        mentions.removeIf(mention -> removed.contains(mention.source()));
    }

    @Override
    public synchronized void removePerson(UserId user) {
        mentions.removeIf(mention -> mention.user().equals(user));
    }

    @Override
    public synchronized List<String> listTop(String region, Instant from, int limit) {
        Map<String, Long> sums = new HashMap<>();
        counts(region, subject -> true, from)
                .forEach(
                        (subject, hours) ->
                                sums.put(
                                        subject,
                                        hours.values().stream().mapToLong(Long::longValue).sum()));
        return Ranking.largest(sums, limit);
    }

    @Override
    public synchronized Map<String, Map<Instant, Long>> findCounts(
            String region, Collection<String> subjects, Instant from) {
        return counts(region, Set.copyOf(subjects)::contains, from);
    }

    private Map<String, Map<Instant, Long>> counts(
            String region, Predicate<String> wanted, Instant from) {
        record Person(String subject, Instant hour, UserId user) {}
        return of(region, wanted, from)
                .map(it -> new Person(it.subject(), it.hour(), it.user()))
                .distinct()
                .collect(
                        Collectors.groupingBy(
                                Person::subject,
                                Collectors.groupingBy(Person::hour, Collectors.counting())));
    }

    @Override
    public synchronized Map<String, Long> countPeople(
            String region, Collection<String> subjects, Instant from) {
        record Person(String subject, UserId user) {}
        return of(region, Set.copyOf(subjects)::contains, from)
                .map(it -> new Person(it.subject(), it.user()))
                .distinct()
                .collect(Collectors.groupingBy(Person::subject, Collectors.counting()));
    }

    private Stream<Mention> of(String region, Predicate<String> wanted, Instant from) {
        return mentions.stream()
                .filter(it -> it.region().equals(region))
                .filter(it -> !it.hour().isBefore(from))
                .filter(it -> wanted.test(it.subject()));
    }

    @Override
    public synchronized int deleteBefore(Instant hour) {
        record Count(String region, String subject, Instant hour) {}
        Set<Count> gone =
                mentions.stream()
                        .filter(it -> it.hour().isBefore(hour))
                        .map(it -> new Count(it.region(), it.subject(), it.hour()))
                        .collect(Collectors.toSet());
        mentions.removeIf(it -> it.hour().isBefore(hour));
        return gone.size();
    }
}
