package plaza.postgres.graph;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plaza.core.graph.InfluenceStore;
import plaza.core.id.UserId;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;

/** How central people are, in the table {@code influence}. Thread-safe. */
public final class PostgresInfluenceStore implements InfluenceStore {
    /** In the order of the ids, so that two who put at a time never wait in a circle. */
    private static final String PUT =
            """
            INSERT INTO influence AS t (user_id, score, computed_at)
            SELECT user_id, score, :computed FROM unnest(:people, :scores) AS g (user_id, score)
            ORDER BY user_id
            ON CONFLICT (user_id) DO UPDATE SET
                score = excluded.score,
                computed_at = greatest(t.computed_at, excluded.computed_at)
            """;

    private final Database database;

    public PostgresInfluenceStore(Database database) {
        this.database = database;
    }

    @Override
    public void put(Map<UserId, Double> scores, Instant computed) {
        List<UserId> people = List.copyOf(scores.keySet());
        database.sql(PUT)
                .bind("people", DomainTypes.ids(people))
                .bind("scores", people.stream().map(scores::get).toArray(Double[]::new))
                .bind("computed", computed)
                .execute();
    }

    @Override
    public Map<UserId, Double> findAll(Collection<UserId> people) {
        return database.sql("SELECT user_id, score FROM influence WHERE user_id = ANY(:people)")
                .bind("people", DomainTypes.ids(people))
                .map(row -> DomainTypes.user(row, "user_id"), row -> row.getDouble("score"));
    }

    @Override
    public Optional<Instant> findOldest() {
        return database.sql("SELECT computed_at FROM influence ORDER BY computed_at LIMIT 1")
                .find(row -> DomainTypes.instant(row, "computed_at"));
    }

    @Override
    public int deleteBefore(Instant computed) {
        return database.sql("DELETE FROM influence WHERE computed_at < :computed")
                .bind("computed", computed)
                .execute();
    }
}
