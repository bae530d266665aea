package plaza.cassandra.trend;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import plaza.cassandra.Cassandra;
import plaza.core.Batch;
import plaza.core.trend.Ranking;

/** Reads the hours of a region. Thread-safe. */
final class TrendReads {
    static final String COUNT = "mention_count";
    static final String HASHTAG = "hashtag";

    private final Cassandra cassandra;
    private final PlacePeople places;

    TrendReads(Cassandra cassandra, PlacePeople places) {
        this.cassandra = cassandra;
        this.places = places;
    }

    List<String> listTop(String region, Instant from, int limit) {
        Map<String, Long> sums = new HashMap<>();
        for (List<Row> hour :
                cassandra.runAll(
                        hours(region, from).stream().map(at -> counts(region, at)).toList())) {
            for (Row row : hour) {
                long count = row.getLong(COUNT);
                if (count > 0) {
                    sums.merge(text(row, HASHTAG), count, Long::sum);
                }
            }
        }
        return Ranking.largest(sums, limit);
    }

    private List<Instant> hours(String region, Instant from) {
        return cassandra
                .rows("SELECT at FROM trend_hours WHERE region = ? AND at >= ?", region, from)
                .stream()
                .map(row -> at(row, "at"))
                .toList();
    }

    BoundStatement counts(String region, Instant at) {
        return cassandra.bind(
                """
                SELECT hashtag, mention_count FROM trending_hashtags
                WHERE region = ? AND date = ? AND hour = ?
                """,
                region,
                Place.date(at),
                Place.hour(at));
    }

    Map<String, Map<Instant, Long>> findCounts(
            String region, Collection<String> hashtags, Instant from) {
        return Batch.all(hashtags, some -> findCountsOfSome(region, some, from));
    }

    private Map<String, Map<Instant, Long>> findCountsOfSome(
            String region, Collection<String> hashtags, Instant from) {
        List<String> tags = hashtags.stream().distinct().toList();
        Map<String, Map<Instant, Long>> found = new HashMap<>();
        List<Instant> hours = hours(region, from);
        List<List<Row>> counts =
                cassandra.runAll(
                        hours.stream()
                                .map(
                                        at ->
                                                cassandra.bind(
                                                        """
                                                        SELECT hashtag, mention_count
                                                        FROM trending_hashtags
                                                        WHERE region = ? AND date = ? AND hour = ?
                                                            AND hashtag IN ?
                                                        """,
                                                        region,
                                                        Place.date(at),
                                                        Place.hour(at),
                                                        tags))
                                .toList());
        for (int i = 0; i < hours.size(); i++) {
            for (Row row : counts.get(i)) {
                long count = row.getLong(COUNT);
                if (count > 0) {
                    found.computeIfAbsent(text(row, HASHTAG), tag -> new HashMap<>())
                            .put(hours.get(i), count);
                }
            }
        }
        return found;
    }

    Map<String, Long> countPeople(String region, Collection<String> hashtags, Instant from) {
        List<String> tags = hashtags.stream().distinct().toList();
        Map<String, Set<UUID>> people = new HashMap<>();
        for (Instant at : hours(region, from)) {
            List<List<Row>> found =
                    cassandra.runAll(
                            tags.stream()
                                    .map(tag -> places.people(new Place(region, at, tag)))
                                    .toList());
            for (int i = 0; i < tags.size(); i++) {
                if (!found.get(i).isEmpty()) {
                    people.computeIfAbsent(tags.get(i), tag -> new HashSet<>())
                            .addAll(
                                    found.get(i).stream()
                                            .map(row -> row.getUuid("user_id"))
                                            .collect(Collectors.toSet()));
                }
            }
        }
        Map<String, Long> counts = new HashMap<>();
        people.forEach((tag, who) -> counts.put(tag, (long) who.size()));
        return counts;
    }

    static String text(Row row, String column) {
        return Objects.requireNonNull(row.getString(column));
    }

    static Instant at(Row row, String column) {
        return Objects.requireNonNull(row.getInstant(column));
    }
}
