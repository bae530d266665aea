package plaza.cassandra.trend;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import plaza.cassandra.Cassandra;
import plaza.core.Batch;
import plaza.core.id.UserId;
import plaza.core.trend.Mention;
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

    private final Cassandra cassandra;
    private final int kept;
    private final PlacePeople places;
    private final TrendReads reads;

    /**
     * @param kept how long people stay where nobody deletes them
     */
    public CassandraTrendCounter(Cassandra cassandra, Duration kept) {
        this.cassandra = cassandra;
        this.kept = Math.toIntExact(kept.toSeconds());
        this.places = new PlacePeople(cassandra, this.kept);
        this.reads = new TrendReads(cassandra, places);
        TrendTables.define(cassandra);
    }

    @Override
    public void add(Collection<Mention> mentions) {
        Set<Mention> wanted = new HashSet<>(mentions);
        List<BoundStatement> found = new ArrayList<>();
        List<BoundStatement> people = new ArrayList<>();
        Set<Place> changed = new HashSet<>();
        Set<Place> hours = new HashSet<>();
        for (Mention mention : wanted) {
            Place place = Place.of(mention);
            changed.add(place);
            hours.add(new Place(place.region(), place.at(), ""));
            found.add(reel(mention));
            found.add(user(mention));
            people.add(places.added(mention));
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
        places.change(changed, people);
    }

    private BoundStatement reel(Mention mention) {
        return cassandra.bind(
                """
                INSERT INTO trend_reels (reel_id, region, at, hashtag, user_id)
                VALUES (?, ?, ?, ?, ?) USING TTL ?
                """,
                mention.source(),
                mention.region(),
                mention.hour(),
                mention.subject(),
                mention.user().value(),
                kept);
    }

    private BoundStatement user(Mention mention) {
        return cassandra.bind(
                "INSERT INTO trend_users (user_id, reel_id) VALUES (?, ?) USING TTL ?",
                mention.user().value(),
                mention.source(),
                kept);
    }

    @Override
    public void remove(Collection<UUID> sources) {
        List<UUID> wanted = List.copyOf(sources);
        List<List<Row>> found =
                cassandra.runAll(
                        wanted.stream()
                                .map(
                                        source ->
                                                cassandra.bind(
                                                        "SELECT * FROM trend_reels WHERE reel_id = ?",
                                                        source))
                                .toList());
        Set<Place> changed = new HashSet<>();
        List<BoundStatement> people = new ArrayList<>();
        for (List<Row> mentions : found) {
            for (Row mention : mentions) {
                Place place =
                        new Place(
                                TrendReads.text(mention, "region"),
                                TrendReads.at(mention, "at"),
                                TrendReads.text(mention, TrendReads.HASHTAG));
                changed.add(place);
                people.add(
                        places.removed(
                                place,
                                Objects.requireNonNull(mention.getUuid("user_id")),
                                Objects.requireNonNull(mention.getUuid("reel_id"))));
            }
        }
        places.change(changed, people);
    }

    @Override
    public void removePerson(UserId user) {
        List<UUID> sources =
                cassandra
                        .rows("SELECT reel_id FROM trend_users WHERE user_id = ?", user.value())
                        .stream()
                        .map(row -> Objects.requireNonNull(row.getUuid("reel_id")))
                        .toList();
        Batch.split(sources).forEach(this::remove);
    }

    @Override
    public List<String> listTop(String region, Instant from, int limit) {
        return reads.listTop(region, from, limit);
    }

    @Override
    public Map<String, Map<Instant, Long>> findCounts(
            String region, Collection<String> hashtags, Instant from) {
        return reads.findCounts(region, hashtags, from);
    }

    @Override
    public Map<String, Long> countPeople(String region, Collection<String> hashtags, Instant from) {
        return reads.countPeople(region, hashtags, from);
    }

    @Override
    public int deleteBefore(Instant hour) {
        List<String> regions =
                cassandra.rows("SELECT region FROM trend_regions WHERE what = ?", REGIONS).stream()
                        .map(row -> TrendReads.text(row, "region"))
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
                deleted += deleteHour(regions.get(i), TrendReads.at(each, "at"));
            }
        }
        return deleted;
    }

    private int deleteHour(String region, Instant at) {
        int deleted = 0;
        List<BoundStatement> people = new ArrayList<>();
        for (Row row : cassandra.runAll(List.of(reads.counts(region, at))).getFirst()) {
            people.add(
                    cassandra.bind(
                            """
                            DELETE FROM trend_people
                            WHERE region = ? AND date = ? AND hour = ? AND hashtag = ?
                            """,
                            region,
                            Place.date(at),
                            Place.hour(at),
                            TrendReads.text(row, TrendReads.HASHTAG)));
            deleted += row.getLong(TrendReads.COUNT) > 0 ? 1 : 0;
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
}
