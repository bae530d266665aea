package plaza.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import plaza.core.Cursor;
import plaza.core.Page;
import plaza.core.PageRequest;

/** Which tables PostgreSQL reads as a whole, by its own statistics. */
public final class Scans {
    private Scans() {}

    /** Fills tables by a script, and has PostgreSQL learn what is in them. */
    public static void fill(Database database, String script) {
        database.inTransaction(
                handle -> {
                    handle.createScript(script).executeAsSeparateStatements();
                    return handle;
                });
        database.with(handle -> handle.execute("VACUUM ANALYZE"));
    }

    /**
     * The tables that one transaction of all of these scanned; what other connections do, such as
     * the migration's, does not count.
     */
    public static List<String> during(Database database, Runnable operations) {
        return database.inTransaction(
                handle -> {
                    operations.run();
                    return handle.createQuery(
                                    "SELECT relname FROM pg_stat_xact_user_tables WHERE seq_scan > 0")
                            .mapTo(String.class)
                            .list();
                });
    }

    /** Reads a list's first page, and the one that its cursor leads to. */
    public static void twoPages(PageRequest page, Function<PageRequest, Page<?>> list) {
        Cursor next = list.apply(page).next();
        assertThat(next).isNotNull();
        assertThat(list.apply(page.from(next)).items()).isNotEmpty();
    }
}
