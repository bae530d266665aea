package plaza.cassandra.trend;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import plaza.cassandra.Cassandra;
import plaza.core.trend.Mention;

/**
 * The people behind a hashtag, in {@code trend_people}, and how many they are, in {@code
 * trending_hashtags}, which is made to agree with them whenever one of them changes. Thread-safe.
 */
final class PlacePeople {
    private final Cassandra cassandra;
    private final int kept;
    private final PlaceLocks locks = new PlaceLocks();

    /**
     * @param kept in seconds
     */
    PlacePeople(Cassandra cassandra, int kept) {
        this.cassandra = cassandra;
        this.kept = kept;
    }

    /** Puts a person's post into a place. */
    BoundStatement added(Mention mention) {
        Place place = Place.of(mention);
        return cassandra.bind(
                """
                INSERT INTO trend_people (region, date, hour, hashtag, user_id, reel_id)
                VALUES (?, ?, ?, ?, ?, ?) USING TTL ?
                """,
                place.region(),
                place.date(),
                place.hour(),
                place.subject(),
                mention.user().value(),
                mention.source(),
                kept);
    }

    /** Takes a person's post out of a place. */
    BoundStatement removed(Place place, UUID user, UUID post) {
        return cassandra.bind(
                """
                DELETE FROM trend_people
                WHERE region = ? AND date = ? AND hour = ? AND hashtag = ?
                    AND user_id = ? AND reel_id = ?
                """,
                place.region(),
                place.date(),
                place.hour(),
                place.subject(),
                user,
                post);
    }

    /** Runs statements on the people of these places, and counts these anew. */
    void change(Set<Place> places, List<BoundStatement> people) {
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
                                                        place.subject()))
                                .toList());
        List<BoundStatement> changes = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            long right = people.get(i).size();
            long is = counts.get(i).stream().mapToLong(row -> row.getLong("mention_count")).sum();
            if (right != is) {
                changes.add(count(places.get(i), right - is));
            }
        }
        cassandra.runAll(changes);
    }

    /** Each person of a place once. */
    BoundStatement people(Place place) {
        return cassandra.bind(
                """
                SELECT user_id FROM trend_people
                WHERE region = ? AND date = ? AND hour = ? AND hashtag = ?
                GROUP BY region, date, hour, hashtag, user_id
                """,
                place.region(),
                place.date(),
                place.hour(),
                place.subject());
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
                        place.subject())
                .setIdempotent(false);
    }
}
