package plaza.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import plaza.core.engine.EngineFigure;

/** What PostgreSQL's views of statistics say of this database. */
final class PostgresFigures {
    /** Statements that take longer on average are slow, in milliseconds. */
    private static final int SLOW = 100;

    private PostgresFigures() {}

    static List<EngineFigure> of(Database database) {
        return database.with(PostgresFigures::read);
    }

    private static List<EngineFigure> read(Handle handle) {
        List<EngineFigure> figures = new ArrayList<>();
        counters(handle, figures);
        activity(handle, figures);
        tables(handle, figures);
        slowStatements(handle, figures);
        return figures;
    }

    private static void counters(Handle handle, List<EngineFigure> figures) {
        Map<String, Object> row =
                handle.createQuery(
                                """
                                SELECT xact_commit AS "transactions.committed",
                                       xact_rollback AS "transactions.rolled.back",
                                       deadlocks AS "deadlocks",
                                       blks_read AS "blocks.read",
                                       blks_hit AS "blocks.hit",
                                       temp_bytes AS "temporary.bytes"
                                FROM pg_stat_database WHERE datname = current_database()
                                """)
                        .mapToMap()
                        .one();
        row.forEach(
                (name, value) -> figures.add(EngineFigure.counter(name, Map.of(), number(value))));
    }

    private static void activity(Handle handle, List<EngineFigure> figures) {
        Map<String, Object> row =
                handle.createQuery(
                                """
                                SELECT count(*) AS "connections.open",
                                       count(*) FILTER (WHERE state = 'active') AS "connections.active",
                                       coalesce(max(extract(epoch FROM clock_timestamp() - query_start))
                                           FILTER (WHERE state = 'active'), 0) AS "statement.longest.seconds",
                                       coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0)
                                           AS "transaction.longest.seconds",
                                       pg_database_size(current_database()) AS "size.bytes"
                                FROM pg_stat_activity
                                WHERE datname = current_database() AND pid <> pg_backend_pid()
                                """)
                        .mapToMap()
                        .one();
        row.forEach(
                (name, value) -> figures.add(EngineFigure.gauge(name, Map.of(), number(value))));
    }

    /** Dead rows beside live ones show which tables are bloated, or not cleaned. */
    private static void tables(Handle handle, List<EngineFigure> figures) {
        handle.createQuery(
                        """
                        SELECT relname, n_dead_tup, n_live_tup FROM pg_stat_user_tables
                        WHERE schemaname = current_schema()
                        """)
                .mapToMap()
                .forEach(
                        row -> {
                            Map<String, String> table =
                                    Map.of("table", String.valueOf(row.get("relname")));
                            figures.add(
                                    EngineFigure.gauge(
                                            "rows.dead", table, number(row.get("n_dead_tup"))));
                            figures.add(
                                    EngineFigure.gauge(
                                            "rows.live", table, number(row.get("n_live_tup"))));
                        });
    }

    /** Where an administrator has installed the extension that knows. */
    private static void slowStatements(Handle handle, List<EngineFigure> figures) {
        boolean known =
                handle.createQuery(
                                "SELECT to_regclass('pg_stat_statements') IS NOT NULL"
                                        // Without its library the view is there, and fails.
                                        + " AND current_setting('pg_stat_statements.max', true)"
                                        + " IS NOT NULL")
                        .mapTo(Boolean.class)
                        .one();
        if (known) {
            figures.add(
                    EngineFigure.gauge(
                            "statements.slow",
                            Map.of(),
                            handle.createQuery(
                                            "SELECT count(*) FROM pg_stat_statements"
                                                    + " WHERE mean_exec_time > :slow")
                                    .bind("slow", SLOW)
                                    .mapTo(Long.class)
                                    .one()));
        }
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }
}
