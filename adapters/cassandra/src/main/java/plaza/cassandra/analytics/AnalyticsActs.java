package plaza.cassandra.analytics;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import plaza.cassandra.Cassandra;
import plaza.core.analytics.Interaction;

/**
 * Which acts were added up already: in {@code analytics_acts}, and by hour in {@code
 * analytics_acts_by_hour}, so that they are found when they are old. Thread-safe.
 */
final class AnalyticsActs {
    private static final String APPLIED = "[applied]";
    private static final String ACTS = "acts";

    private final Cassandra cassandra;
    private final AnalyticsPeriods periods;

    AnalyticsActs(Cassandra cassandra, AnalyticsPeriods periods) {
        this.cassandra = cassandra;
        this.periods = periods;
    }

    /** Notes acts, and answers those that were not noted before. */
    List<Interaction> claim(Collection<Interaction> acts, Instant now) {
        Map<UUID, Interaction> wanted = new LinkedHashMap<>();
        acts.forEach(act -> wanted.putIfAbsent(act.id(), act));
        Instant since = CassandraAnalyticsStore.hour(now);
        List<BoundStatement> index = new ArrayList<>();
        List<BoundStatement> claims = new ArrayList<>();
        for (UUID id : wanted.keySet()) {
            index.add(
                    cassandra.bind(
                            "INSERT INTO analytics_acts_by_hour (hour, id) VALUES (?, ?)",
                            since,
                            id));
            claims.add(
                    cassandra
                            .bind(
                                    "INSERT INTO analytics_acts (id, since) VALUES (?, ?) IF NOT EXISTS",
                                    id,
                                    now)
                            .setIdempotent(false));
        }
        cassandra.runAll(periods.note(ACTS, since, index));
        List<Interaction> fresh = new ArrayList<>();
        List<List<Row>> claimed = cassandra.runAll(claims);
        int i = 0;
        for (Interaction act : wanted.values()) {
            if (claimed.get(i++).getFirst().getBoolean(APPLIED)) {
                fresh.add(act);
            }
        }
        return fresh;
    }

    /** Forgets those that were noted before a time; says how many. */
    int forget(Instant before) {
        int deleted = 0;
        for (Instant hour : periods.before(ACTS, before)) {
            List<BoundStatement> acts = new ArrayList<>();
            for (Row row :
                    cassandra.rows("SELECT id FROM analytics_acts_by_hour WHERE hour = ?", hour)) {
                acts.add(
                        cassandra
                                .bind(
                                        "DELETE FROM analytics_acts WHERE id = ? IF since < ?",
                                        row.getUuid("id"),
                                        before)
                                .setIdempotent(false));
            }
            for (List<Row> rows : cassandra.runAll(acts)) {
                deleted += rows.getFirst().getBoolean(APPLIED) ? 1 : 0;
            }
            if (!hour.plus(1, ChronoUnit.HOURS).isAfter(before)) {
                cassandra.run("DELETE FROM analytics_acts_by_hour WHERE hour = ?", hour);
                periods.forget(ACTS, hour);
            }
        }
        return deleted;
    }
}
