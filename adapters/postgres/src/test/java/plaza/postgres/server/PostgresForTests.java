package plaza.postgres.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL for all tests of a build, in the module's {@code target} folder, and as many empty
 * databases on it as asked for. It is started at the first use and stopped when the JVM ends.
 */
public final class PostgresForTests {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private PostgresForTests() {}

    /** Started once, by the class loader's own locking. */
    private static final class Shared {
        static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            PostgresServer server = PostgresServer.open(settings(TARGET.resolve("postgres-test")));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-postgres"));
            dropDatabasesOfEarlierRuns(server.address());
            return server;
        }
    }

    /** Settings for a data directory of a test's own: quick, with the programs unpacked once. */
    public static PostgresSettings settings(Path dataDirectory) {
        return PostgresSettings.in(dataDirectory)
                .withBinariesIn(TARGET)
                .withDurability(PostgresSettings.Durability.NONE);
    }

    /** A new, empty database. It is dropped by a later run. */
    public static PostgresAddress create() {
        return create("");
    }

    /** As {@link #create()}, with all that is in another one, which nobody may be connected to. */
    public static PostgresAddress copyOf(PostgresAddress template) {
        String name = template.jdbcUrl().substring(template.jdbcUrl().lastIndexOf('/') + 1);
        return create(" TEMPLATE " + name);
    }

    private static PostgresAddress create(String like) {
        String name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        execute(Shared.SERVER.address(), "CREATE DATABASE " + name + like);
        return Shared.SERVER.address().withDatabase(name);
    }

    private static void dropDatabasesOfEarlierRuns(PostgresAddress address) {
        for (String name : testDatabases(address)) {
            long pid = Long.parseLong(name.split("_", 3)[1]);
            if (ProcessHandle.of(pid).isEmpty()) {
                execute(address, "DROP DATABASE IF EXISTS " + name);
            }
        }
    }

    private static List<String> testDatabases(PostgresAddress address) {
        var names = new ArrayList<String>();
        try (Connection connection = address.connect("plaza-test");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return names;
    }

    static void execute(PostgresAddress address, String sql) {
        try (Connection connection = address.connect("plaza-test");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
