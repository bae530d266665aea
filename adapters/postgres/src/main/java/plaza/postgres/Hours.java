package plaza.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Full hours (UTC), kept as a {@code date} and an {@code hour}. Statements take them as the number
 * of hours since 1970.
 */
public final class Hours {
    /** The columns of a row as the number that {@link #instant} reads, under its own name. */
    public static final String NUMBER = "(date - DATE '1970-01-01') * 24 + hour AS number";

    private Hours() {}

    /**
     * The number of the hour that a time lies in; times before 1970 are taken for its beginning.
     */
    public static long number(Instant time) {
        return Math.max(0, time.getEpochSecond() / TimeUnit.HOURS.toSeconds(1));
    }

    /** {@code date, hour} of a number that is a column or parameter. */
    public static String columns(String number) {
        return "DATE '1970-01-01' + CAST(%1$s / 24 AS int), CAST(%1$s %% 24 AS int)"
                .formatted(number);
    }

    /** The hour of a row with {@link #NUMBER}. */
    public static Instant instant(ResultSet row) throws SQLException {
        return Instant.ofEpochSecond(TimeUnit.HOURS.toSeconds(row.getLong("number")));
    }
}
