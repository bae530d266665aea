package plaza.bench.measure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import plaza.bench.BenchFailure;
import plaza.bench.measure.FanoutRows.Row;
import plaza.bench.server.PostgresAddress;

/**
 * Into a table of its own with the primary key (reader, time, post): one connection per core, each
 * statement 1,000 rows long, prepared, and committed by itself.
 *
 * <p>Many rows in one VALUES list was the fastest plain form when this was written: arrays through
 * unnest were about a tenth slower, and batches rewritten by the driver are the same statement.
 */
final class PostgresRawInsert implements RawInsert {
    private static final String TABLE = "plaza_bench_raw_insert";
    private static final int ROWS = 1_000;
    private static final String INSERT =
            "INSERT INTO "
                    + TABLE
                    + " (reader, at, post, author) VALUES "
                    + String.join(", ", Collections.nCopies(ROWS, "(?, ?, ?, ?)"));

    private final PostgresAddress postgres;
    private final FanoutRows rows;

    PostgresRawInsert(PostgresAddress postgres, FanoutRows rows) {
        this.postgres = postgres;
        this.rows = rows;
    }

    @Override
    public double rowsPerSecond(Duration slice) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + TABLE);
            statement.execute(
                    "CREATE TABLE "
                            + TABLE
                            + " (reader uuid NOT NULL, at timestamptz NOT NULL, post uuid NOT NULL,"
                            + " author uuid NOT NULL, PRIMARY KEY (reader, at, post))");
            try {
                insert(slice.dividedBy(4));
                statement.execute("TRUNCATE " + TABLE);
                return insert(slice);
            } finally {
                statement.execute("DROP TABLE " + TABLE);
            }
        } catch (SQLException e) {
            throw new BenchFailure("Plain inserts failed: " + e.getMessage(), e);
        }
    }

    private double insert(Duration slice) {
        int cores = Runtime.getRuntime().availableProcessors();
        return Crew.perSecond(
                "Plain inserts", cores, slice, (number, until) -> insert(rows.from(number), until));
    }

    private long insert(Iterator<Row> rows, long until) throws SQLException {
        long inserted = 0;
        int column = 0;
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            while (System.nanoTime() - until < 0) {
                Row row = rows.next();
                insert.setObject(++column, row.reader());
                insert.setTimestamp(++column, Timestamp.from(row.at()));
                insert.setObject(++column, row.post());
                insert.setObject(++column, row.author());
                if (column == 4 * ROWS) {
                    inserted += insert.executeUpdate();
                    column = 0;
                }
            }
        }
        return inserted;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.properties());
    }
}
