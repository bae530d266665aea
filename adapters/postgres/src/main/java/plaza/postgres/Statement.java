package plaza.postgres;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;

/**
 * A statement with the values of its parameters, prepared once on each connection. It is sent when
 * it is asked for what it answers, on a connection that it has only for so long. Not thread-safe.
 */
public final class Statement {
    private final Connections connections;
    private final NamedSql sql;
    private final Map<String, Value> values = new HashMap<>();

    /** The only elements of arrays that something is to be equal to an element of. */
    private final Map<String, Value> ofOne = new HashMap<>();

    Statement(Connections connections, String sql) {
        this.connections = connections;
        this.sql = NamedSql.of(sql);
    }

    /** A statement on the connection of a transaction. */
    public static Statement on(Handle handle, String sql) {
        return new Statement(
                new Connections() {
                    @Override
                    public <T> T with(Work<T> work) {
                        try {
                            return work.run(handle.getConnection());
                        } catch (SQLException e) {
                            throw Database.translate(e);
                        }
                    }
                },
                sql);
    }

    /** Where statements run. */
    interface Connections {
        /**
         * @throws plaza.core.StorageException where PostgreSQL refuses it, or is away
         */
        <T> T with(Work<T> work);
    }

    /** What is done on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Reads a row of an answer. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public Statement bind(String name, @Nullable Object value) {
        return value instanceof Object[] array
                ? bindArray(name, array)
                : bind(name, Value.of(value));
    }

    public Statement bind(String name, @Nullable String value) {
        return bind(name, Value.of(value, Types.VARCHAR));
    }

    public Statement bind(String name, @Nullable Integer value) {
        return bind(name, Value.of(value, Types.INTEGER));
    }

    public Statement bind(String name, @Nullable Long value) {
        return bind(name, Value.of(value, Types.BIGINT));
    }

    public Statement bind(String name, @Nullable BigDecimal value) {
        return bind(name, Value.of(value, Types.NUMERIC));
    }

    public Statement bind(String name, Value value) {
        values.put(name, value);
        ofOne.remove(name);
        return this;
    }

    /** Binds all of them by their own types. */
    public Statement bindAll(Map<String, ? extends @Nullable Object> all) {
        all.forEach(this::bind);
        return this;
    }

    /** Binds an array as the driver takes it, which writes those of ids in their binary form. */
    public Statement bindArray(String name, @Nullable Object @Nullable [] array) {
        bind(name, Value.of(array));
        if (array != null && array.length == 1 && sql.lists().contains(name)) {
            ofOne.put(name, Value.of(array[0]));
        }
        return this;
    }

    private <T> T run(Execution<T> execution) {
        NamedSql sent = sql.forOnes(ofOne.keySet());
        return connections.with(
                connection -> {
                    try (PreparedStatement prepared = connection.prepareStatement(sent.sql())) {
                        int position = 0;
                        for (String name : sent.names()) {
                            value(name).set(prepared, ++position);
                        }
                        return execution.of(prepared);
                    }
                });
    }

    private Value value(String name) {
        Value value = values.get(name);
        if (value == null) {
            value = ofOne.get(NamedSql.listOf(name));
        }
        if (value == null) {
            throw new IllegalStateException("The parameter :" + name + " has no value");
        }
        return value;
    }

    @FunctionalInterface
    private interface Execution<T> {
        T of(PreparedStatement prepared) throws SQLException;
    }

    /** Changes rows; says how many. */
    public int execute() {
        return run(
                prepared -> {
                    prepared.execute();
                    return prepared.getUpdateCount();
                });
    }

    /** Changes a row, or none; says whether it did. */
    public boolean changed() {
        return execute() == 1;
    }

    private <T, C extends Collection<T>> C read(Row<T> row, C into) {
        return run(
                prepared -> {
                    try (ResultSet rows = prepared.executeQuery()) {
                        while (rows.next()) {
                            into.add(row.read(rows));
                        }
                    }
                    return into;
                });
    }

    public <T> List<T> list(Row<T> row) {
        return read(row, new ArrayList<>());
    }

    public <T> Set<T> set(Row<T> row) {
        return read(row, new LinkedHashSet<>());
    }

    /** The only row, or none; more are an error. */
    public <T> Optional<T> find(Row<T> row) {
        List<T> rows = list(row);
        if (rows.size() > 1) {
            throw new IllegalStateException("There are " + rows.size() + " rows, and not one");
        }
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.getFirst());
    }

    /** The only row, which is always there. */
    public <T> T one(Row<T> row) {
        List<T> rows = list(row);
        if (rows.size() != 1) {
            throw new IllegalStateException("There are " + rows.size() + " rows, and not one");
        }
        return rows.getFirst();
    }

    /** What the rows say, by what they are of; of two of the same, the later. */
    public <K, T> Map<K, T> byKey(Row<T> row, Function<T, K> key) {
        Map<K, T> rows = new HashMap<>();
        list(row).forEach(each -> rows.put(key.apply(each), each));
        return rows;
    }

    /** As {@link #byKey}, where a row has its key beside it. */
    public <K, V> Map<K, V> map(Row<K> key, Row<V> value) {
        Map<K, V> rows = new HashMap<>();
        list(row -> Map.entry(key.read(row), value.read(row)))
                .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
        return rows;
    }

    /**
     * A page of a list of which the statement answers the first {@code :limit}.
     *
     * @param place the cursor that goes on behind an item
     */
    public <T> Page<T> page(PageRequest page, Row<T> row, Function<T, Cursor> place) {
        return Page.of(bind("limit", page.limit() + 1).list(row), page.limit(), place);
    }

    /**
     * A page of a list from the latest to the earliest, of which the statement answers the first
     * {@code :limit} that are behind {@code (:at, :before)}.
     */
    public <T> Page<T> latestFirst(PageRequest page, Row<T> row, Function<T, KeysetCursor> place) {
        KeysetCursor start = KeysetCursor.startOf(page);
        return bind("at", start.at())
                .bind("before", start.id())
                .page(page, row, item -> place.apply(item).toCursor());
    }
}
