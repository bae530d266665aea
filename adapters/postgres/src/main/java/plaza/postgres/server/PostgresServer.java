package plaza.postgres.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A handle on the PostgreSQL of a data directory. Whoever comes first starts it, others join, and
 * the last one to leave stops it: a server and commands beside it need not know of each other.
 *
 * <p>Each handle holds one connection, its lease, that names its process. PostgreSQL itself thus
 * knows who is there, and a process that was killed is no longer counted. A PostgreSQL that was
 * left behind by a killed server is joined, one that was killed itself is started and recovers; one
 * that dies under a handle is started again on the same port. Thread-safe.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final String LEASE = "plaza-lease ";
    private static final String DATABASE = "plaza";
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 10;

    private final Cluster cluster;
    private final Postmaster postmaster;
    private final PostgresAddress address;
    private final AtomicBoolean closed = new AtomicBoolean();
    // Guarded by the StartLock.
    private Connection lease;

    private PostgresServer(
            Cluster cluster, Postmaster postmaster, PostgresAddress address, Connection lease) {
        this.cluster = cluster;
        this.postmaster = postmaster;
        this.address = address;
        this.lease = lease;
    }

    /** Whether a data directory has a PostgreSQL, running or not. */
    public static boolean isIn(Path dataDirectory) {
        return Files.isDirectory(Cluster.directoryIn(dataDirectory));
    }

    /**
     * Joins the PostgreSQL of the data directory, or starts it; creates what is missing.
     *
     * @throws PostgresServerException when that is not possible, with a line that says why
     */
    public static PostgresServer open(PostgresSettings settings) {
        Path dataDirectory = directory(settings.dataDirectory());
        PostgresBinaries binaries =
                PostgresBinaries.unpackInto(directory(settings.binariesDirectory()));
        try (var _ = StartLock.acquire(dataDirectory)) {
            RunAs runAs = RunAs.forCluster(Cluster.directoryIn(dataDirectory));
            Cluster cluster = new Cluster(dataDirectory, binaries, runAs);
            cluster.prepare(settings.durability());
            boolean changed = cluster.configure(ServerConfiguration.of(settings.durability()));
            Postmaster postmaster = new Postmaster(cluster);
            if (changed) {
                restartIfUnused(postmaster, cluster);
            }
            PostmasterFile process = joinOrStart(postmaster, 0);
            PostgresAddress maintenance = address(process.port(), cluster);
            Connection lease = connect(maintenance);
            createDatabase(lease);
            PostgresServer server =
                    new PostgresServer(
                            cluster, postmaster, maintenance.withDatabase(DATABASE), lease);
            server.watch(process.pid());
            return server;
        }
    }

    private static Path directory(Path path) {
        try {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new PostgresServerException(path + " is a file, not a folder");
            }
            if (Files.notExists(path)) {
                Files.createDirectories(path);
                // Others may pass, not look: root's PostgreSQL may run as another user.
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
            }
            Path real = path.toRealPath();
            if (real.toString().matches("(?s).*[\"$`\\\\\n'].*")) {
                // pg_ctl hands paths to a shell within double quotes.
                throw new PostgresServerException(
                        "PostgreSQL cannot live in %s: its path must not hold quotes, $, ` or \\"
                                .formatted(real));
            }
            return real;
        } catch (IOException e) {
            throw new PostgresServerException(
                    "The folder %s cannot be used: %s".formatted(path, Failures.reason(e)), e);
        }
    }

    private static void restartIfUnused(Postmaster postmaster, Cluster cluster) {
        Optional<PostmasterFile> running = postmaster.find();
        if (running.isEmpty() || !running.get().isReady()) {
            return;
        }
        try (Connection connection =
                address(running.get().port(), cluster).connect("plaza-check")) {
            if (leases(connection) == 0) {
                postmaster.stop();
            }
        } catch (SQLException e) {
            postmaster.stop();
        }
    }

    private static PostmasterFile joinOrStart(Postmaster postmaster, int port) {
        if (postmaster.find().isPresent()) {
            Optional<PostmasterFile> ready = postmaster.awaitReady();
            if (ready.isPresent()) {
                LOG.debug("Joined the PostgreSQL with process id {}", ready.get().pid());
                return ready.get();
            }
        }
        return postmaster.start(port);
    }

    private static PostgresAddress address(int port, Cluster cluster) {
        return new PostgresAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                Cluster.USER,
                cluster.password());
    }

    private static Connection connect(PostgresAddress address) {
        long start = System.nanoTime();
        while (true) {
            try {
                return address.connect(LEASE + ProcessHandle.current().pid());
            } catch (SQLException e) {
                String state = e.getSQLState() == null ? "" : e.getSQLState();
                // Class 28 is a refused login: waiting does not help.
                if (state.startsWith("28")
                        || System.nanoTime() - start > CONNECT_PATIENCE.toNanos()) {
                    throw new PostgresServerException(
                            "PostgreSQL runs at %s but cannot be entered: %s"
                                    .formatted(address.jdbcUrl(), e.getMessage()),
                            e);
                }
                Pause.millis(POLL_MILLIS);
            }
        }
    }

    private static void createDatabase(Connection connection) {
        try (var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        } catch (SQLException e) {
            throw new PostgresServerException(
                    "The database %s cannot be created: %s".formatted(DATABASE, e.getMessage()), e);
        }
    }

    /** How to reach the database. It holds as long as this handle is open. */
    public PostgresAddress address() {
        return address;
    }

    private void watch(long pid) {
        Thread.ofVirtual()
                .name("postgres-watch")
                .start(
                        () -> {
                            ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
                            revive();
                        });
    }

    private void revive() {
        if (closed.get()) {
            return;
        }
        LOG.warn("PostgreSQL has ended; starting it again");
        try (var _ = StartLock.acquire(cluster.dataDirectory())) {
            if (closed.get()) {
                return;
            }
            PostmasterFile process = joinOrStart(postmaster, port());
            lease = connect(address.withDatabase("postgres"));
            watch(process.pid());
        } catch (PostgresServerException e) {
            LOG.error("PostgreSQL is away and stays so: {}", e.getMessage());
        }
    }

    private int port() {
        String url = address.jdbcUrl();
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1, url.lastIndexOf('/')));
    }

    /** Leaves, and stops PostgreSQL unless others use it. Idempotent. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (var _ = StartLock.acquire(cluster.dataDirectory())) {
            if (leaveToOthers()) {
                LOG.debug("PostgreSQL stays for the others that use it");
            } else {
                postmaster.stop();
            }
        }
    }

    private boolean leaveToOthers() {
        try (Connection mine = lease;
                var statement = mine.createStatement()) {
            // PostgreSQL sees a closed connection a moment later: give the lease up explicitly.
            statement.execute("SET application_name = 'plaza-lease-ended'");
            return leases(mine) > 0;
        } catch (SQLException e) {
            LOG.debug("PostgreSQL did not say who uses it", e);
            return false;
        }
    }

    /** PostgreSQL sees a moment later that a process was killed: here it is asked for. */
    private static long leases(Connection connection) throws SQLException {
        long leases = 0;
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT application_name FROM pg_stat_activity"
                                        + " WHERE application_name LIKE '"
                                        + LEASE
                                        + "%'")) {
            while (row.next()) {
                long process = Long.parseLong(row.getString(1).substring(LEASE.length()));
                if (ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent()) {
                    leases++;
                }
            }
        }
        return leases;
    }
}
