package plaza.cassandra.analytics;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import plaza.cassandra.Cassandra;

/** Of which times there is anything, so that what is old is found. Thread-safe. */
final class AnalyticsPeriods {
    private final Cassandra cassandra;

    AnalyticsPeriods(Cassandra cassandra) {
        this.cassandra = cassandra;
    }

    /**
     * Statements that note what there is of a time.
     *
     * @param rows that name it, in one partition
     */
    List<Statement<?>> note(String what, Instant at, List<BoundStatement> rows) {
        List<Statement<?>> noting = new ArrayList<>();
        noting.add(
                cassandra.bind("INSERT INTO analytics_periods (what, at) VALUES (?, ?)", what, at));
        noting.addAll(Cassandra.together(rows));
        return noting;
    }

    List<Instant> before(String what, Instant before) {
        return cassandra
                .rows("SELECT at FROM analytics_periods WHERE what = ? AND at < ?", what, before)
                .stream()
                .map(row -> Objects.requireNonNull(row.getInstant("at")))
                .toList();
    }

    void forget(String what, Instant at) {
        cassandra.run("DELETE FROM analytics_periods WHERE what = ? AND at = ?", what, at);
    }
}
