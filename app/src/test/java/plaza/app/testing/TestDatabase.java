package plaza.app.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import plaza.app.config.Configuration;
import plaza.contracts.CallTimeout;
import plaza.postgres.Database;
import plaza.postgres.PostgresEngine;
import plaza.postgres.server.PostgresAddress;
import plaza.postgres.server.PostgresServer;
import plaza.postgres.server.PostgresSettings;

/** A database of a test's own in the one embedded PostgreSQL of this JVM. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final PostgresAddress address;

    private TestDatabase(PostgresAddress address) {
        this.address = address;
    }

    /** Started once, by the class loader's own locking. */
    private static final class Shared {
        static final PostgresServer SERVER = start();

        private Shared() {}

        private static PostgresServer start() {
            Path folder = TestFolders.create("postgres");
            AtTheEnd.close(() -> TestFolders.delete(folder));
            return AtTheEnd.close(
                    PostgresServer.open(
                            PostgresSettings.in(folder)
                                    .withBinariesIn(TestFolders.binaries())
                                    .withDurability(PostgresSettings.Durability.NONE)));
        }
    }

    /** Copying the schema takes a fraction of the time that making it takes. */
    private static final class Template {
        static final String NAME = make("with_schema");

        private Template() {}

        private static String make(String name) {
            PostgresAddress address = create(name, "");
            String password = address.password() == null ? null : address.password().reveal();
            Database.open(address.jdbcUrl(), address.user(), password, 2, CallTimeout.PATIENT)
                    .close();
            return name;
        }
    }

    /** One that is there. */
    public static TestDatabase at(PostgresAddress address) {
        return new TestDatabase(address);
    }

    /** A new one with the schema and nothing in it. */
    public static TestDatabase create() {
        return new TestDatabase(
                create("test_" + COUNT.incrementAndGet(), " TEMPLATE " + Template.NAME));
    }

    private static PostgresAddress create(String name, String like) {
        PostgresAddress address = Shared.SERVER.address();
        try (Connection connection = address.connect("plaza-test");
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + like);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return address.withDatabase(name);
    }

    public PostgresAddress address() {
        return address;
    }

    /** The same configuration, on this database. */
    Configuration in(Configuration configuration) {
        return configuration.with(
                configuration.settings().with(PostgresEngine.URL, Optional.of(address)));
    }

    /** What says that a server's PostgreSQL is this one. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("postgres.url", address.jdbcUrl());
        if (address.user() != null && address.password() != null) {
            settings.put("postgres.user", address.user());
            settings.put("postgres.password", address.password().reveal());
        }
        return settings;
    }

    /** The command line, on this database. */
    public CommandLine commandLine(Path data) {
        Map<String, String> environment = new HashMap<>(TestBlueprint.variables(settings()));
        environment.put("PLAZA_DATA", data.toString());
        return new CommandLine(environment);
    }

    public Connection connect() throws SQLException {
        return address.connect("plaza-test");
    }

    /** The one number that a query finds. */
    public long count(String query) {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }
}
