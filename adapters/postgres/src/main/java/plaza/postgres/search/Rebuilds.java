package plaza.postgres.search;

import java.time.OffsetDateTime;
import plaza.postgres.Database;

/**
 * Rebuilds in place: each is named by the time at which it began, each row knows when it was put
 * last, and what was not put since then is deleted at the end.
 */
final class Rebuilds {
    private final Database database;
    private final String name;

    /**
     * @param name in the table {@code search_built}
     */
    Rebuilds(Database database, String name) {
        this.database = database;
        this.name = name;
    }

    String begin() {
        return database.with(
                        handle ->
                                handle.createQuery("SELECT clock_timestamp()")
                                        .mapTo(OffsetDateTime.class)
                                        .one())
                .toString();
    }

    static OffsetDateTime begin(String rebuild) {
        return OffsetDateTime.parse(rebuild);
    }

    void finished() {
        database.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        INSERT INTO search_built VALUES (:name, clock_timestamp())
                                        ON CONFLICT (name) DO UPDATE SET built_at = excluded.built_at
                                        """)
                                .bind("name", name)
                                .execute());
    }

    boolean isBuilt() {
        return database.with(
                handle ->
                        handle.createQuery("SELECT 1 FROM search_built WHERE name = :name")
                                .bind("name", name)
                                .mapTo(Integer.class)
                                .findOne()
                                .isPresent());
    }
}
