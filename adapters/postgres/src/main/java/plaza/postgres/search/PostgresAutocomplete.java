package plaza.postgres.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import plaza.core.search.Autocomplete;
import plaza.core.search.NameTokens;
import plaza.core.search.Suggestion;
import plaza.core.search.Suggestion.Kind;
import plaza.postgres.Database;
import plaza.postgres.Statement;

/** Suggestions in the table {@code search_suggestions}, found by trigrams. Thread-safe. */
public final class PostgresAutocomplete implements Autocomplete {
    private static final String PUT =
            """
            INSERT INTO search_suggestions (kind, key, names, sketch, weight, indexed_at)
            SELECT kind, key, names, sketch, weight, clock_timestamp()
            FROM unnest(:kinds, :keys, :names, :sketches, :weights)
                AS put (kind, key, names, sketch, weight)
            ORDER BY kind, key
            ON CONFLICT (kind, key) DO UPDATE
                SET names = excluded.names, sketch = excluded.sketch, weight = excluded.weight, indexed_at = excluded.indexed_at
            """;

    private static final String REMOVE =
            """
            WITH locked AS (
                SELECT kind, key FROM search_suggestions WHERE kind = :kind AND key = ANY(:keys)
                ORDER BY kind, key FOR UPDATE)
            DELETE FROM search_suggestions s USING locked
            WHERE s.kind = locked.kind AND s.key = locked.key
            """;

    private static final String BEGINNING =
            """
            SELECT key, names, weight FROM search_suggestions
            WHERE kind = :kind AND sketch LIKE :sketch AND names LIKE :word
            ORDER BY weight DESC, key LIMIT :limit
            """;

    private static final String ALIKE =
            """
            SELECT key, names, weight FROM search_suggestions
            WHERE kind = :kind AND CAST(:typed AS text) <% sketch
            ORDER BY word_similarity(CAST(:typed AS text), sketch) DESC, weight DESC, key LIMIT :limit
            """;

    /** So many more that are alike to PostgreSQL are looked at, to tell how much they are. */
    private static final int MORE_ALIKE = 5;

    private final Database database;
    private final Rebuilds rebuilds;

    public PostgresAutocomplete(Database database) {
        this.database = database;
        this.rebuilds = new Rebuilds(database, "autocomplete");
    }

    @Override
    public void put(Collection<Suggestion> put) {
        if (put.isEmpty()) {
            return;
        }
        database.sql(PUT)
                .bind("kinds", put.stream().map(s -> name(s.kind())).toArray(String[]::new))
                .bind("keys", put.stream().map(Suggestion::key).toArray(String[]::new))
                .bind("names", put.stream().map(s -> s.names().value()).toArray(String[]::new))
                .bind(
                        "sketches",
                        put.stream().map(s -> Sketch.of(s.names().value())).toArray(String[]::new))
                .bind("weights", put.stream().map(Suggestion::weight).toArray(Long[]::new))
                .execute();
    }

    @Override
    public void remove(Kind kind, Collection<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        database.sql(REMOVE)
                .bind("kind", name(kind))
                .bind("keys", keys.toArray(String[]::new))
                .execute();
    }

    @Override
    public List<String> suggest(Kind kind, String typed, int limit) {
        String words = NameTokens.typed(typed);
        if (words.isEmpty()) {
            return List.of();
        }
        List<Suggestion> found =
                database.sql(BEGINNING)
                        .bind("kind", name(kind))
                        .bind("word", "% " + Sketch.escaped(words) + "%")
                        .bind("sketch", Sketch.beginning(words))
                        .bind("limit", limit)
                        .list(row -> suggestion(kind, row));
        if (found.size() < limit && UserQueries.alike(words) != null) {
            found.addAll(alike(kind, words, MORE_ALIKE * limit));
        }
        return found.stream()
                .flatMap(each -> each.match(words).stream())
                .sorted(Comparator.naturalOrder())
                .map(Suggestion.Match::key)
                .distinct()
                .limit(limit)
                .toList();
    }

    private List<Suggestion> alike(Kind kind, String words, int limit) {
        return database.inTransaction(
                handle -> {
                    handle.execute(UserQueries.SIMILAR);
                    return Statement.on(handle, ALIKE)
                            .bind("kind", name(kind))
                            .bind("typed", Sketch.of(words))
                            .bind("limit", limit)
                            .list(row -> suggestion(kind, row));
                });
    }

    private static Suggestion suggestion(Kind kind, ResultSet row) throws SQLException {
        return new Suggestion(
                kind,
                row.getString("key"),
                new NameTokens(row.getString("names")),
                row.getLong("weight"));
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String beginRebuild() {
        return rebuilds.begin();
    }

    @Override
    public int finishRebuild(String rebuild) {
        int gone =
                database.sql("DELETE FROM search_suggestions WHERE indexed_at < :begin")
                        .bind("begin", Rebuilds.begin(rebuild))
                        .execute();
        rebuilds.finished();
        return gone;
    }

    @Override
    public boolean isBuilt() {
        return rebuilds.isBuilt();
    }
}
