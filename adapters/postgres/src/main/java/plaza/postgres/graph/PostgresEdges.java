package plaza.postgres.graph;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.Edges;
import plaza.core.id.UserId;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;

/**
 * The statements that all tables of two people and a time have in common. Thread-safe.
 *
 * <p>Its names are constants of this package, never a client's words.
 */
final class PostgresEdges implements Edges {
    private final Database database;
    private final String insert;
    private final String delete;
    private final String find;
    private final String listFrom;
    private final String listTo;
    private final String fromAmong;
    private final String toAmong;
    private final String countFrom;

    /**
     * @param from the column of the person who points
     * @param to the column of the person who is pointed at
     */
    PostgresEdges(Database database, String table, String from, String to) {
        this.database = database;
        this.insert =
                """
                INSERT INTO %s (%s, %s, created_at) VALUES (:from, :to, :at)
                ON CONFLICT DO NOTHING
                """
                        .formatted(table, from, to);
        this.delete = "DELETE FROM %s WHERE %s = :from AND %s = :to".formatted(table, from, to);
        this.find =
                "SELECT %3$s AS other, created_at FROM %1$s WHERE %2$s = :from AND %3$s = :to"
                        .formatted(table, from, to);
        this.listFrom = list(table, from, to);
        this.listTo = list(table, to, from);
        this.fromAmong = among(table, to, from);
        this.toAmong = among(table, from, to);
        this.countFrom = "SELECT count(*) FROM %s WHERE %s = :from".formatted(table, from);
    }

    private static String list(String table, String owner, String other) {
        return """
               SELECT %3$s AS other, created_at FROM %1$s
               WHERE %2$s = :owner AND (created_at, %3$s) < (:at, :before)
               ORDER BY created_at DESC, %3$s DESC LIMIT :limit
               """
                .formatted(table, owner, other);
    }

    private static String among(String table, String owner, String other) {
        return "SELECT %3$s FROM %1$s WHERE %2$s = :owner AND %3$s = ANY(:people)"
                .formatted(table, owner, other);
    }

    @Override
    public boolean add(UserId from, UserId to, Instant at) {
        return database.sql(insert).bind("from", from).bind("to", to).bind("at", at).changed();
    }

    @Override
    public boolean remove(UserId from, UserId to) {
        return database.sql(delete).bind("from", from).bind("to", to).changed();
    }

    @Override
    public Optional<End> find(UserId from, UserId to) {
        return database.sql(find).bind("from", from).bind("to", to).find(PostgresEdges::end);
    }

    private static End end(ResultSet row) throws SQLException {
        return new End(DomainTypes.user(row, "other"), DomainTypes.instant(row, "created_at"));
    }

    @Override
    public Page<End> listFrom(UserId from, PageRequest page) {
        return list(listFrom, from, page);
    }

    @Override
    public Page<End> listTo(UserId to, PageRequest page) {
        return list(listTo, to, page);
    }

    private Page<End> list(String sql, UserId owner, PageRequest page) {
        return database.sql(sql)
                .bind("owner", owner)
                .latestFirst(
                        page,
                        PostgresEdges::end,
                        end -> new KeysetCursor(end.at(), end.person().value()));
    }

    @Override
    public Set<UserId> fromAmong(UserId to, Collection<UserId> people) {
        return among(fromAmong, to, people);
    }

    @Override
    public Set<UserId> toAmong(UserId from, Collection<UserId> people) {
        return among(toAmong, from, people);
    }

    @Override
    public long countFrom(UserId from) {
        return database.sql(countFrom).bind("from", from).one(row -> row.getLong(1));
    }

    private Set<UserId> among(String sql, UserId owner, Collection<UserId> people) {
        if (people.isEmpty()) {
            return Set.of();
        }
        return database.sql(sql)
                .bind("owner", owner)
                .bind("people", DomainTypes.ids(people))
                .set(DomainTypes.only(UserId::new));
    }
}
