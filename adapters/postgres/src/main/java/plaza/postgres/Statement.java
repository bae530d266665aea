package plaza.postgres;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;

/**
 * A statement with the values of its parameters. It is sent when it is asked for what it answers,
 * on a connection that it has only for so long. Not thread-safe.
 */
public final class Statement {
    private final Connections connections;
    private final String sql;
    private final List<Consumer<SqlStatement<?>>> values = new ArrayList<>();

    Statement(Connections connections, String sql) {
        this.connections = connections;
        this.sql = sql;
    }

    /** A statement on the connection of a transaction. */
    public static Statement on(Handle handle, String sql) {
        return new Statement(
                new Connections() {
                    @Override
                    public <T> T with(Database.Work<T> work) {
                        return work.run(handle);
                    }
                },
                sql);
    }

    /** Where statements run: see {@link Database#with}. */
    interface Connections {
        <T> T with(Database.Work<T> work);
    }

    /** Reads a row of an answer. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public Statement bind(String name, @Nullable Object value) {
        return bind(statement -> statement.bind(name, value));
    }

    public Statement bind(String name, @Nullable String value) {
        return bind(statement -> statement.bind(name, value));
    }

    public Statement bind(String name, @Nullable Integer value) {
        return bind(statement -> statement.bind(name, value));
    }

    public Statement bind(String name, @Nullable Long value) {
        return bind(statement -> statement.bind(name, value));
    }

    public Statement bind(String name, @Nullable BigDecimal value) {
        return bind(statement -> statement.bind(name, value));
    }

    public Statement bind(String name, Argument value) {
        return bind(statement -> statement.bind(name, value));
    }

    /** Binds an array as the driver takes it, which writes those of ids in their binary form. */
    public Statement bindArray(String name, @Nullable Object[] values) {
        return bind(statement -> statement.bindBySqlType(name, values, Types.ARRAY));
    }

    /** Binds in other ways than by a value's own type. */
    public Statement bind(Consumer<SqlStatement<?>> some) {
        values.add(some);
        return this;
    }

    private <S extends SqlStatement<S>> S bound(S statement) {
        values.forEach(some -> some.accept(statement));
        return statement;
    }

    /** Changes rows; says how many. */
    public int execute() {
        return connections.with(handle -> bound(handle.createUpdate(sql)).execute());
    }

    /** Changes a row, or none; says whether it did. */
    public boolean changed() {
        return execute() == 1;
    }

    private <T, R> R ask(Row<T> row, Function<ResultIterable<T>, R> answer) {
        return connections.with(
                handle ->
                        answer.apply(
                                bound(handle.createQuery(sql))
                                        .map((result, context) -> row.read(result))));
    }

    public <T> List<T> list(Row<T> row) {
        return ask(row, ResultIterable::list);
    }

    public <T> Set<T> set(Row<T> row) {
        return ask(row, ResultIterable::set);
    }

    /** The only row, or none; more are an error. */
    public <T> Optional<T> find(Row<T> row) {
        return ask(row, ResultIterable::findOne);
    }

    /** The only row, which is always there. */
    public <T> T one(Row<T> row) {
        return ask(row, ResultIterable::one);
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
