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
        return database.sql("SELECT clock_timestamp()")
                .one(row -> row.getObject(1, OffsetDateTime.class))
                .toString();
    }

    static OffsetDateTime begin(String rebuild) {
        return OffsetDateTime.parse(rebuild);
    }

    void finished() {
        database.sql(
                        """
                                        INSERT INTO search_built VALUES (:name, clock_timestamp())
                                        ON CONFLICT (name) DO UPDATE SET built_at = excluded.built_at
                                        """)
                .bind("name", name)
                .execute();
    }

    boolean isBuilt() {
        return database.sql("SELECT 1 FROM search_built WHERE name = :name")
                .bind("name", name)
                .find(row -> row.getInt(1))
                .isPresent();
    }
}
