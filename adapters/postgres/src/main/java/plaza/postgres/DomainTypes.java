package plaza.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plaza.core.id.Id;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/** Typed ids, times and arrays as PostgreSQL's {@code uuid}, {@code timestamptz} and arrays. */
public final class DomainTypes {
    private DomainTypes() {}

    /** For {@code = ANY(:ids)}. */
    public static UUID[] ids(Collection<? extends Id<?>> ids) {
        return ids.stream().map(Id::value).toArray(UUID[]::new);
    }

    /** An id of the kind that a function makes. */
    public static <I> I id(ResultSet row, String column, Function<UUID, I> kind)
            throws SQLException {
        return kind.apply(row.getObject(column, UUID.class));
    }

    /** An id in the only column. */
    public static <I> Statement.Row<I> only(Function<UUID, I> kind) {
        return row -> kind.apply(row.getObject(1, UUID.class));
    }

    public static <I> @Nullable I optionalId(ResultSet row, String column, Function<UUID, I> kind)
            throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : kind.apply(id);
    }

    public static UserId user(ResultSet row, String column) throws SQLException {
        return id(row, column, UserId::new);
    }

    public static PostId post(ResultSet row, String column) throws SQLException {
        return id(row, column, PostId::new);
    }

    public static @Nullable PostId optionalPost(ResultSet row, String column) throws SQLException {
        return optionalId(row, column, PostId::new);
    }

    public static @Nullable UserId optionalUser(ResultSet row, String column) throws SQLException {
        return optionalId(row, column, UserId::new);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant optionalInstant(ResultSet row, String column)
            throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        java.sql.Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** An array as PostgreSQL reads one from a text (its manual, 8.15). */
    public static String literal(Collection<String> texts) {
        var literal = new StringBuilder("{");
        for (String text : texts) {
            literal.append(literal.length() == 1 ? "\"" : ",\"")
                    .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return literal.append('}').toString();
    }

    public static List<UserId> users(ResultSet row, String column) throws SQLException {
        java.sql.Array array = row.getArray(column);
        return array == null
                ? List.of()
                : List.of((UUID[]) array.getArray()).stream().map(UserId::new).toList();
    }
}
