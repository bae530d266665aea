package plaza.postgres;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import plaza.contracts.CallTimeout;
import plaza.contracts.Samples;
import plaza.core.account.PasswordHash;
import plaza.core.id.UserId;
import plaza.postgres.account.PostgresAccountStore;
import plaza.postgres.server.PostgresAddress;
import plaza.postgres.server.PostgresForTests;

/** A database of a test class's own, with the schema in it, for as long as its tests run. */
public final class DatabaseForTests implements BeforeAllCallback, AfterAllCallback {
    private @Nullable Database database;

    /** Copying the schema takes a fraction of the time that making it takes. */
    private static final class Template {
        static final PostgresAddress ADDRESS = make();

        private Template() {}

        private static PostgresAddress make() {
            PostgresAddress address = PostgresForTests.create();
            open(address, 2, CallTimeout.PATIENT).close();
            return address;
        }
    }

    /** A new database with the schema in it. */
    static PostgresAddress create() {
        return PostgresForTests.copyOf(Template.ADDRESS);
    }

    /** Opens a new database with the schema in it, which the caller closes. */
    public static Database open() {
        return open(create(), 8, CallTimeout.PATIENT);
    }

    static Database open(PostgresAddress address, int poolSize, Duration timeout) {
        String password = address.password() == null ? null : address.password().reveal();
        return Database.open(address.jdbcUrl(), address.user(), password, poolSize, timeout);
    }

    /** Puts a fresh account into a database. */
    public static UserId givenUser(Database database) {
        return givenUser(database, Samples.userId());
    }

    public static UserId givenUser(Database database, UserId id) {
        new PostgresAccountStore(database).insert(Samples.account(id), PasswordHash.NONE);
        return id;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        database = open();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        get().close();
    }

    public Database get() {
        if (database == null) {
            throw new IllegalStateException("there is a database only while tests run");
        }
        return database;
    }

    public UserId givenUser() {
        return givenUser(get());
    }
}
