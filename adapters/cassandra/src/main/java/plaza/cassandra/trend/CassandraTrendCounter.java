package plaza.cassandra.trend;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.trend.Mention;
import plaza.core.trend.Ranking;
import plaza.core.trend.TrendCounter;

/**
 * Counts as counters in {@code trending_hashtags}, each made to agree with the people in {@code
 * trend_people} whenever one of them changes: a counter that went wrong, because a process died or
 * two changed it at once, is right again after the next change of its hashtag, region and hour. The
 * rows of people are sets: writing them twice changes nothing. {@code trend_reels} and {@code
 * trend_users} say what to take out again; they are written first and not taken back, for somebody
 * may be adding what somebody else takes out. Everything but the counters goes by itself some days
 * after it was written. Thread-safe.
 */
public final class CassandraTrendCounter implements TrendCounter {
    private static final String REGIONS = "regions";
    private static final String COUNT = "mention_count";
    private static final String HASHTAG = "hashtag";

    private final Cassandra cassandra;
    private final int kept;
    private final PlaceLocks locks = new PlaceLocks();

    /**
     * @param kept how long people stay where nobody deletes them
     */
    public CassandraTrendCounter(Cassandra cassandra, Duration kept) {
        this.cassandra = cassandra;
        this.kept = Math.toIntExact(kept.toSeconds());
        TrendTables.define(cassandra);
    }

    @Override
    public void add(Collection<Mention> mentions) {
        Set<Mention> wanted = new HashSet<>(mentions);
        List<BoundStatement> found = new ArrayList<>();
        List<BoundStatement> people = new ArrayList<>();
        Set<Place> places = new HashSet<>();
        Set<Place> hours = new HashSet<>();
        for (Mention mention : wanted) {
            Place place = Place.of(mention);
            places.add(place);
            hours.add(new Place(place.region(), place.at(), ""));
            found.add(reel(mention));
            found.add(user(mention));
            people.add(person(mention));
        }
        for (Place hour : hours) {
            found.add(
                    cassandra.bind(
                            "INSERT INTO trend_regions (what, region) VALUES (?, ?)",
                            REGIONS,
                            hour.region()));
            found.add(
                    cassandra.bind(
                            "INSERT INTO trend_hours (region, at) VALUES (?, ?)",
                            hour.region(),
                            hour.at()));
        }
        cassandra.runAll(found);
        change(places, people);
    }

    private BoundStatement reel(Mention mention) {
        return cassandra.bind(
                """
                INSERT INTO trend_reels (reel_id, region, at, hashtag, user_id)
                VALUES (?, ?, ?, ?, ?) USING TTL ?
                """,
                mention.post().value(),
                mention.region(),
                mention.hour(),
                mention.hashtag(),
                mention.user().value(),
                kept);
    }

    private BoundStatement user(Mention mention) {
        return cassandra.bind(
                "INSERT INTO trend_users (user_id, reel_id) VALUES (?, ?) USING TTL ?",
                mention.user().value(),
                mention.post().value(),
                kept);
    }

    private BoundStatement person(Mention mention) {
        Place place = Place.of(mention);
        return cassandra.bind(
                """
                INSERT INTO trend_people (region, date, hour, hashtag, user_id, reel_id)
                VALUES (?, ?, ?, ?, ?, ?) USING TTL ?
                """,
                place.region(),
                place.date(),
                place.hour(),
                place.hashtag(),
                mention.user().value(),
                mention.post().value(),
                kept);
    }

    private void change(Set<Place> places, List<BoundStatement> people) {
        locks.with(
                places,
                () -> {
                    cassandra.runAll(people);
                    recount(List.copyOf(places));
                });
    }

    /** Makes the counters agree with the people; with the locks held. */
    private void recount(List<Place> places) {
        List<List<Row>> people = cassandra.runAll(places.stream().map(this::people).toList());
        List<List<Row>> counts =
                cassandra.runAll(
                        places.stream()
                                .map(
                                        place ->
                                                cassandra.bind(
                                                        """
                                                        SELECT mention_count FROM trending_hashtags
                                                        WHERE region = ? AND date = ? AND hour = ?
                                                            AND hashtag = ?
                                                        """,
                                                        place.region(),
                                                        place.date(),
                                                        place.hour(),
                                                        place.hashtag()))
                                .toList());
        List<BoundStatement> changes = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            long right = people.get(i).size();
            long is = counts.get(i).stream().mapToLong(row -> row.getLong(COUNT)).sum();
            if (right != is) {
                changes.add(count(places.get(i), right - is));
            }
        }
        cassandra.runAll(changes);
    }

    private BoundStatement people(Place place) {
        return cassandra.bind(
                """
                SELECT user_id FROM trend_people
                WHERE region = ? AND date = ? AND hour = ? AND hashtag = ?
                GROUP BY region, date, hour, hashtag, user_id
                """,
                place.region(),
                place.date(),
                place.hour(),
                place.hashtag());
    }

    private BoundStatement count(Place place, long more) {
        return cassandra
                .bind(
                        """
                        UPDATE trending_hashtags SET mention_count = mention_count + ?
                        WHERE region = ? AND date = ? AND hour = ? AND hashtag = ?
                        """,
                        more,
                        place.region(),
                        place.date(),
                        place.hour(),
                        place.hashtag())
                .setIdempotent(false);
    }

    @Override
    public void remove(Collection<PostId> posts) {
        List<PostId> wanted = List.copyOf(posts);
        List<List<Row>> found =
                cassandra.runAll(
                        wanted.stream()
                                .map(
                                        post ->
                                                cassandra.bind(
                                                        "SELECT * FROM trend_reels WHERE reel_id = ?",
                                                        post.value()))
                                .toList());
        Set<Place> places = new HashSet<>();
        List<BoundStatement> people = new ArrayList<>();
        for (List<Row> mentions : found) {
            for (Row mention : mentions) {
                Place place =
                        new Place(
                                text(mention, "region"), at(mention, "at"), text(mention, HASHTAG));
                places.add(place);
                people.add(
                        cassandra.bind(
                                """
                                DELETE FROM trend_people
                                WHERE region = ? AND date = ? AND hour = ? AND hashtag = ?
                                    AND user_id = ? AND reel_id = ?
                                """,
                                place.region(),
                                place.date(),
                                place.hour(),
                                place.hashtag(),
                                mention.getUuid("user_id"),
                                mention.getUuid("reel_id")));
            }
        }
        change(places, people);
    }

    @Override
    public void removePerson(UserId user) {
        List<PostId> posts =
                cassandra
                        .rows("SELECT reel_id FROM trend_users WHERE user_id = ?", user.value())
                        .stream()
                        .map(row -> new PostId(Objects.requireNonNull(row.getUuid("reel_id"))))
                        .toList();
        Batch.split(posts).forEach(this::remove);
    }

    @Override
    public List<String> listTop(String region, Instant from, int limit) {
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

    private BoundStatement counts(String region, Instant at) {
        return cassandra.bind(
                """
                SELECT hashtag, mention_count FROM trending_hashtags
                WHERE region = ? AND date = ? AND hour = ?
                """,
                region,
                Place.date(at),
                Place.hour(at));
    }

    @Override
    public Map<String, Map<Instant, Long>> findCounts(
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

    @Override
    public Map<String, Long> countPeople(String region, Collection<String> hashtags, Instant from) {
        List<String> tags = hashtags.stream().distinct().toList();
        Map<String, Set<UUID>> people = new HashMap<>();
        for (Instant at : hours(region, from)) {
            List<List<Row>> found =
                    cassandra.runAll(
                            tags.stream().map(tag -> people(new Place(region, at, tag))).toList());
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

    @Override
    public int deleteBefore(Instant hour) {
        List<String> regions =
                cassandra.rows("SELECT region FROM trend_regions WHERE what = ?", REGIONS).stream()
                        .map(row -> text(row, "region"))
                        .toList();
        List<List<Row>> old =
                cassandra.runAll(
                        regions.stream()
                                .map(
                                        region ->
                                                cassandra.bind(
                                                        "SELECT at FROM trend_hours WHERE region = ? AND at < ?",
                                                        region,
                                                        hour))
                                .toList());
        int deleted = 0;
        for (int i = 0; i < regions.size(); i++) {
            for (Row each : old.get(i)) {
                deleted += deleteHour(regions.get(i), at(each, "at"));
            }
        }
        return deleted;
    }

    private int deleteHour(String region, Instant at) {
        int deleted = 0;
        List<BoundStatement> people = new ArrayList<>();
        for (Row row : cassandra.runAll(List.of(counts(region, at))).getFirst()) {
            people.add(
                    cassandra.bind(
                            """
                            DELETE FROM trend_people
                            WHERE region = ? AND date = ? AND hour = ? AND hashtag = ?
                            """,
                            region,
                            Place.date(at),
                            Place.hour(at),
                            text(row, HASHTAG)));
            deleted += row.getLong(COUNT) > 0 ? 1 : 0;
        }
        cassandra.runAll(people);
        cassandra.run(
                "DELETE FROM trending_hashtags WHERE region = ? AND date = ? AND hour = ?",
                region,
                Place.date(at),
                Place.hour(at));
        cassandra.run("DELETE FROM trend_hours WHERE region = ? AND at = ?", region, at);
        return deleted;
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNull(row.getString(column));
    }

    private static Instant at(Row row, String column) {
        return Objects.requireNonNull(row.getInstant(column));
    }
}
