package plaza.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.SessionId;
import plaza.core.id.UserId;

/** Typed ids, times and arrays as PostgreSQL's {@code uuid}, {@code timestamptz} and arrays. */
public final class DomainTypes {
    private DomainTypes() {}

    static void register(Jdbi jdbi) {
        jdbi.registerArgument(new UserIds());
        jdbi.registerArgument(new PostIds());
        jdbi.registerArgument(new SessionIds());
        jdbi.registerArgument(new Instants());
    }

    /**
     * For {@code = ANY(:ids)}: bind with {@code bindBySqlType(name, array, Types.ARRAY)} or {@code
     * bind}.
     */
    public static UUID[] users(Collection<UserId> ids) {
        return ids.stream().map(UserId::value).toArray(UUID[]::new);
    }

    public static UUID[] posts(Collection<PostId> ids) {
        return ids.stream().map(PostId::value).toArray(UUID[]::new);
    }

    public static UserId user(ResultSet row, String column) throws SQLException {
        return new UserId(row.getObject(column, UUID.class));
    }

    public static PostId post(ResultSet row, String column) throws SQLException {
        return new PostId(row.getObject(column, UUID.class));
    }

    public static @Nullable PostId optionalPost(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new PostId(id);
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

    public static List<UserId> users(ResultSet row, String column) throws SQLException {
        java.sql.Array array = row.getArray(column);
        return array == null
                ? List.of()
                : List.of((UUID[]) array.getArray()).stream().map(UserId::new).toList();
    }

    private static final class UserIds extends AbstractArgumentFactory<UserId> {
        UserIds() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(UserId value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, value.value());
        }
    }

    private static final class PostIds extends AbstractArgumentFactory<PostId> {
        PostIds() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(PostId value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, value.value());
        }
    }

    private static final class SessionIds extends AbstractArgumentFactory<SessionId> {
        SessionIds() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(SessionId value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, value.value());
        }
    }

    /** Cut to microseconds, which is what a column keeps; the driver would round. */
    private static final class Instants extends AbstractArgumentFactory<Instant> {
        Instants() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            return (position, statement, context) ->
                    statement.setObject(
                            position,
                            value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        }
    }
}
