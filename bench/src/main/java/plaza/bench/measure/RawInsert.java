package plaza.bench.measure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import plaza.bench.BenchFailure;
import plaza.bench.load.Person;
import plaza.bench.network.Network;
import plaza.bench.server.PostgresAddress;

/**
 * The baseline of the fan-out: how fast the same PostgreSQL takes the rows that a fan-out would
 * write (reader, time, post, author; one per follower of the author of a post) when nothing but
 * INSERT statements reach it. One connection per core, each statement 1,000 rows long, prepared,
 * and committed by itself, into a table of its own with the primary key (reader, time, post).
 *
 * <p>Many rows in one VALUES list was the fastest plain form when this was written: arrays through
 * unnest were about a tenth slower, and batches rewritten by the driver are the same statement.
 */
public final class RawInsert {
    private static final String TABLE = "plaza_bench_raw_insert";
    private static final int ROWS = 1_000;
    private static final String INSERT =
            "INSERT INTO "
                    + TABLE
                    + " (reader, at, post, author) VALUES "
                    + String.join(", ", Collections.nCopies(ROWS, "(?, ?, ?, ?)"));

    private final PostgresAddress postgres;
    private final Network network;
    private final List<UUID> ids;
    private final long seed;

    /**
     * Prepares inserts of rows for people of this network.
     *
     * @param people as many as the network has, in its order
     */
    public RawInsert(PostgresAddress postgres, Network network, List<Person> people, long seed) {
        this.postgres = postgres;
        this.network = network;
        this.ids = people.stream().map(person -> UUID.fromString(person.id())).toList();
        this.seed = seed;
    }

    /**
     * Rows per second over the slice, after a quarter of it as warm-up. The table is gone
     * afterwards.
     */
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
        RandomGeneratorFactory<RandomGenerator> factory =
                RandomGeneratorFactory.of("L64X128MixRandom");
        long begin = System.nanoTime();
        List<Future<Long>> inserters = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
            for (int i = 0; i < cores; i++) {
                RandomGenerator random = factory.create(seed + i);
                inserters.add(threads.submit(() -> insert(begin + slice.toNanos(), random)));
            }
            long rows = 0;
            for (Future<Long> inserter : inserters) {
                rows += inserter.get();
            }
            return rows * 1e9 / (System.nanoTime() - begin);
        } catch (ExecutionException e) {
            throw BenchFailure.of("Plain inserts failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }

    private long insert(long until, RandomGenerator random) throws SQLException {
        List<Integer> authors = network.mostFollowed();
        long rows = 0;
        int column = 0;
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            while (System.nanoTime() - until < 0) {
                int author = authors.get(random.nextInt(authors.size()));
                UUID post = postId(random);
                Timestamp at = Timestamp.from(Instant.now());
                for (int follower : network.followersOf(author)) {
                    insert.setObject(++column, ids.get(follower));
                    insert.setTimestamp(++column, at);
                    insert.setObject(++column, post);
                    insert.setObject(++column, ids.get(author));
                    if (column == 4 * ROWS) {
                        rows += insert.executeUpdate();
                        column = 0;
                    }
                }
            }
        }
        return rows;
    }

    /** Ordered by time as the server's ids are (RFC 9562, version 7). */
    private static UUID postId(RandomGenerator random) {
        long high = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = random.nextLong() >>> 2 | Long.MIN_VALUE;
        return new UUID(high, low);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.properties());
    }
}
