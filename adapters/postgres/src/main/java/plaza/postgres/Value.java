package plaza.postgres;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.id.Id;

/** What a parameter of a statement is set to. */
@FunctionalInterface
public interface Value {
    /**
     * @param position of the parameter, from 1
     */
    void set(PreparedStatement statement, int position) throws SQLException;

    /** A missing value, whose type follows from where it stands. */
    Value NULL = (statement, position) -> statement.setNull(position, Types.NULL);

    /**
     * A value by its own type. Times are cut to microseconds, which is what a column keeps; the
     * driver would round.
     */
    static Value of(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case Id<?> id -> object(id.value());
            case UUID id -> object(id);
            case String text -> (statement, position) -> statement.setString(position, text);
            case Integer number -> (statement, position) -> statement.setInt(position, number);
            case Long number -> (statement, position) -> statement.setLong(position, number);
            case Boolean flag -> (statement, position) -> statement.setBoolean(position, flag);
            case Double number -> (statement, position) -> statement.setDouble(position, number);
            case BigDecimal number ->
                    (statement, position) -> statement.setBigDecimal(position, number);
            case byte[] bytes -> (statement, position) -> statement.setBytes(position, bytes);
            case Instant time ->
                    object(time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
            case OffsetDateTime time -> object(time);
            case LocalDate date -> object(date);
            case Object[] array ->
                    (statement, position) -> statement.setObject(position, array, Types.ARRAY);
            default ->
                    throw new IllegalArgumentException(
                            "PostgreSQL is given no " + value.getClass().getName());
        };
    }

    private static Value object(Object value) {
        return (statement, position) -> statement.setObject(position, value);
    }

    /** As {@link #of}, of a type that it has also where it is missing. */
    static Value of(@Nullable Object value, int type) {
        return value == null
                ? (statement, position) -> statement.setNull(position, type)
                : of(value);
    }

    /** An array of the very type: a cast of one of texts would be carried out for every row. */
    static Value times(Collection<Instant> times) {
        String[] texts = times.stream().map(Instant::toString).toArray(String[]::new);
        return (statement, position) ->
                statement.setArray(
                        position, statement.getConnection().createArrayOf("timestamptz", texts));
    }
}
