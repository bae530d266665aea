package plaza.bench.measure;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import plaza.bench.BenchFailure;
import plaza.bench.measure.FanoutRows.Row;
import plaza.bench.server.CassandraAddress;

/**
 * Into a table of its own in the server's keyspace, with the primary key (reader, time, post) and
 * the time to live of a timeline's rows: prepared INSERT statements of one row, for each row is in
 * another partition, some hundred of each core on their way at a time, at the consistency by which
 * the server writes.
 */
final class CassandraRawInsert implements RawInsert {
    private static final String TABLE = "plaza_bench_raw_insert";

    /** With fewer the nodes wait for the client, with many more they refuse. */
    private static final int ON_THEIR_WAY = 128;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CassandraAddress cassandra;
    private final FanoutRows rows;

    CassandraRawInsert(CassandraAddress cassandra, FanoutRows rows) {
        this.cassandra = cassandra;
        this.rows = rows;
    }

    @Override
    public double rowsPerSecond(Duration slice) {
        try (CqlSession session = open()) {
            session.execute("DROP TABLE IF EXISTS " + TABLE);
            session.execute(
                    "CREATE TABLE "
                            + TABLE
                            + " (reader text, at timestamp, post uuid, author text, reposted_by text,"
                            + " PRIMARY KEY (reader, at, post))"
                            + " WITH CLUSTERING ORDER BY (at DESC, post DESC)");
            try {
                PreparedStatement insert =
                        session.prepare(
                                "INSERT INTO "
                                        + TABLE
                                        + " (reader, at, post, author) VALUES (?, ?, ?, ?)"
                                        + " USING TTL 5184000");
                insert(session, insert, slice.dividedBy(4));
                return insert(session, insert, slice);
            } finally {
                session.execute("DROP TABLE " + TABLE);
            }
        } catch (DriverException e) {
            throw new BenchFailure("Plain inserts failed: " + e.getMessage(), e);
        }
    }

    private double insert(CqlSession session, PreparedStatement insert, Duration slice) {
        int cores = Runtime.getRuntime().availableProcessors();
        return Crew.perSecond(
                "Plain inserts",
                cores,
                slice,
                (number, until) -> insert(session, insert, rows.from(number), until));
    }

    private static long insert(
            CqlSession session, PreparedStatement insert, Iterator<Row> rows, long until)
            throws ExecutionException, InterruptedException {
        long inserted = 0;
        Deque<CompletableFuture<AsyncResultSet>> onTheirWay = new ArrayDeque<>();
        while (System.nanoTime() - until < 0) {
            Row row = rows.next();
            onTheirWay.add(
                    session.executeAsync(
                                    insert.bind(
                                            row.reader().toString(),
                                            row.at(),
                                            row.post(),
                                            row.author().toString()))
                            .toCompletableFuture());
            if (onTheirWay.size() == ON_THEIR_WAY) {
                onTheirWay.remove().get();
                inserted++;
            }
        }
        for (CompletableFuture<AsyncResultSet> each : onTheirWay) {
            each.get();
            inserted++;
        }
        return inserted;
    }

    private CqlSession open() {
        CqlSessionBuilder builder =
                CqlSession.builder()
                        .addContactPoints(cassandra.contactPoints())
                        .withLocalDatacenter(cassandra.datacenter())
                        .withKeyspace(cassandra.keyspace())
                        .withConfigLoader(
                                DriverConfigLoader.programmaticBuilder()
                                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, PATIENCE)
                                        .withDuration(
                                                DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT,
                                                PATIENCE)
                                        .withDuration(
                                                DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT,
                                                PATIENCE)
                                        .withString(
                                                DefaultDriverOption.REQUEST_CONSISTENCY,
                                                cassandra.consistency())
                                        .build());
        if (!cassandra.user().isEmpty()) {
            builder.withAuthCredentials(cassandra.user(), cassandra.password());
        }
        return builder.build();
    }
}
