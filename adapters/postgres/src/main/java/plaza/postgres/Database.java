package plaza.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;
import plaza.core.StorageException;

/**
 * One PostgreSQL database: its pool of connections and its schema. Thread-safe.
 *
 * <p>A call made on a thread that is within {@link #inTransaction} takes part in that transaction,
 * whichever adapter makes it: that is how a journal entry and the rows it speaks of become one.
 */
public final class Database implements AutoCloseable {
    /** What is written apart are single statements, which have a connection for a moment. */
    private static final int APART = 4;

    private static final long APART_WITHIN_MS = 5_000;

    private final HikariDataSource pool;
    private final HikariDataSource apart;
    private final Jdbi jdbi;

    /** That on which this thread's work runs; nothing where it has none at the moment. */
    @SuppressWarnings("ThreadLocalUsage") // Each database has its own connections.
    private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();

    private final Statement.Connections connections =
            new Statement.Connections() {
                @Override
                public <T> T with(Statement.Work<T> work) {
                    try {
                        return onConnection(work);
                    } catch (SQLException e) {
                        throw translate(e);
                    }
                }
            };

    private final Statement.Connections connectionsApart =
            new Statement.Connections() {
                @Override
                public <T> T with(Statement.Work<T> work) {
                    try (Connection own = apart.getConnection()) {
                        return work.run(own);
                    } catch (SQLException e) {
                        throw translate(e);
                    }
                }
            };

    private Database(HikariDataSource pool, HikariDataSource apart) {
        this.pool = pool;
        this.apart = apart;
        this.jdbi = Jdbi.create(pool);
    }

    /**
     * Opens a pool and brings the schema to this version.
     *
     * @param statementTimeout after which PostgreSQL gives a statement up
     * @throws StorageException when the database is away or the schema cannot be brought up to date
     */
    public static Database open(
            String jdbcUrl,
            @Nullable String user,
            @Nullable String password,
            int poolSize,
            Duration statementTimeout) {
        try {
            HikariConfig config = config(jdbcUrl, user, password, statementTimeout);
            config.setMaximumPoolSize(poolSize);
            var pool = new HikariDataSource(config);
            try {
                migrate(pool);
                HikariConfig few = config(jdbcUrl, user, password, statementTimeout);
                few.setPoolName("postgres-apart");
                few.setMaximumPoolSize(APART);
                few.setMinimumIdle(0);
                // Who waits is within a transaction, which PostgreSQL ends where it is idle for
                // long.
                few.setConnectionTimeout(Math.min(few.getConnectionTimeout(), APART_WITHIN_MS));
                // Its threads begin within requests, and are not of what serves those.
                few.setThreadFactory(
                        Thread.ofPlatform()
                                .name("postgres-apart")
                                .daemon()
                                .inheritInheritableThreadLocals(false)
                                .factory());
                // Nothing is opened before it is needed.
                few.setInitializationFailTimeout(-1);
                return new Database(pool, new HikariDataSource(few));
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        } catch (RuntimeException e) {
            throw StorageException.unavailable("PostgreSQL cannot be used: " + rootMessage(e), e);
        }
    }

    private static HikariConfig config(
            String jdbcUrl,
            @Nullable String user,
            @Nullable String password,
            Duration statementTimeout) {
        var config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        config.setPoolName("postgres");
        config.setConnectionTimeout(statementTimeout.toMillis());
        config.setInitializationFailTimeout(Duration.ofSeconds(10).toMillis());
        // That of each transaction that names no other: else it would be asked for, each time.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.addDataSourceProperty("ApplicationName", "plaza");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // Seconds; the statement time-out comes first, this one is for a server that does not
        // answer. As text: HikariCP drops a number on its way to the driver.
        config.addDataSourceProperty(
                "socketTimeout", Long.toString(statementTimeout.toSeconds() + 5));
        config.setConnectionInitSql(
                "SET statement_timeout = "
                        + statementTimeout.toMillis()
                        + "; SET idle_in_transaction_session_timeout = '30s'");
        return config;
    }

    private static void migrate(HikariDataSource pool) {
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:plaza/postgres/migration")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    /** How many transactions may be under way at a time; others wait. */
    public int connections() {
        return pool.getMaximumPoolSize();
    }

    /** Runs statements on one connection, within this thread's transaction if there is one. */
    public <T> T with(Work<T> work) {
        try {
            return jdbi.withHandle(handle -> run(work, handle));
        } catch (JdbiException e) {
            throw translate(e);
        }
    }

    private <T> T run(Work<T> work, Handle handle) {
        Connection before = current.get();
        current.set(handle.getConnection());
        try {
            return work.run(handle);
        } finally {
            if (before == null) {
                current.remove();
            } else {
                current.set(before);
            }
        }
    }

    /** A statement that is sent within this thread's transaction, or as one of its own. */
    public Statement sql(String sql) {
        return new Statement(connections, sql);
    }

    /**
     * A statement that is a transaction of its own, whatever this thread is in. Its connection is
     * one of those that no transaction has: who waits for it keeps nobody from giving one back.
     */
    public Statement sqlApart(String sql) {
        return new Statement(connectionsApart, sql);
    }

    private <T> T onConnection(Statement.Work<T> work) throws SQLException {
        Connection here = current.get();
        if (here != null) {
            return work.run(here);
        }
        try (Connection own = pool.getConnection()) {
            return work.run(own);
        }
    }

    /** Runs statements as one transaction (READ COMMITTED), or within the one this thread is in. */
    public <T> T inTransaction(Work<T> work) {
        try {
            return jdbi.inTransaction(handle -> run(work, handle));
        } catch (JdbiException e) {
            throw translate(e);
        }
    }

    /** Reads everything as it is at one moment, on a connection of its own. */
    public <T> T inSnapshot(Work<T> work) {
        try {
            return jdbi.inTransaction(
                    TransactionIsolationLevel.REPEATABLE_READ, handle -> run(work, handle));
        } catch (JdbiException e) {
            throw translate(e);
        }
    }

    /** Statements on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Handle handle);
    }

    /**
     * Returns when the database answers. That all connections are in use says nothing of it: then
     * it is asked on one apart.
     *
     * @throws StorageException when it does not
     */
    public void check() {
        if (pool.getHikariPoolMXBean().getIdleConnections() == 0) {
            sqlApart("SELECT 1").list(row -> row.getInt(1));
        } else {
            with(handle -> handle.execute("SELECT 1"));
        }
    }

    @Override
    public void close() {
        apart.close();
        pool.close();
    }

    static StorageException translate(Exception e) {
        String state = sqlState(e);
        String message = "PostgreSQL failed" + (state == null ? "" : " (" + state + ")");
        return isTransient(e, state)
                ? StorageException.unavailable(message, e)
                : StorageException.permanent(message, e);
    }

    /** The SQLSTATE at the bottom of an exception, or null when it did not come from PostgreSQL. */
    public static @Nullable String sqlState(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }

    /**
     * SQLSTATE classes 08 (connection), 40 (this transaction gave way), 53 (no resources), 57
     * (time-out, shutdown) and 55P03 (lock not available): PostgreSQL manual, appendix A.
     */
    private static boolean isTransient(Throwable e, @Nullable String state) {
        if (state != null) {
            return state.startsWith("08")
                    || state.startsWith("40")
                    || state.startsWith("53")
                    || state.startsWith("57")
                    || state.equals("55P03");
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
        }
        return false;
    }

    private static String rootMessage(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
