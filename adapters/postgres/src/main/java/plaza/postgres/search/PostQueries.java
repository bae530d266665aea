package plaza.postgres.search;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import plaza.core.Ids;
import plaza.core.id.PostId;
import plaza.core.search.Phrase;
import plaza.core.search.PostRanking;
import plaza.core.search.PostRanking.Block;
import plaza.core.search.PostRanking.Candidate;
import plaza.core.search.PostSearch;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;
import plaza.postgres.search.Windows.Window;

/**
 * Finds the newest posts that match. The inverted index has no order: of a word that is in every
 * other post it would give all, to be sorted. So the newest few thousand posts are looked at first,
 * then as many as it seems to take, until enough match ({@link Windows}); the index of ids and the
 * inverted index are intersected as bitmaps, and only the rows in both are read.
 *
 * <p>Phrases are checked on the newest {@link #LOOKED_THROUGH} posts that have all the words, so
 * that two words that are common but hardly ever neighbours do not make it read every post with
 * both; the posts behind those are the next block.
 */
final class PostQueries {
    private static final UUID SMALLEST = new UUID(0, 0);

    /** Where the words alone do not decide. */
    private static final int LOOKED_THROUGH = 4 * PostRanking.BLOCK;

    /**
     * Relevance as a double: a float is sent as text at first and in binary once its statement is
     * prepared, which read as doubles are two numbers, and a page would not go on where it ended.
     */
    private static final String NEWEST =
            """
            WITH newest AS MATERIALIZED (
                SELECT tweet_id, terms FROM search_posts
                WHERE (CAST(:having AS tsquery) IS NULL OR terms @@ CAST(:having AS tsquery))
                    AND tweet_id >= :floor AND tweet_id < :before
                ORDER BY tweet_id DESC LIMIT :limit)
            SELECT tweet_id,
                CAST(coalesce(ts_rank(terms, CAST(:words AS tsquery), 1), 1) AS float8) AS relevance,
                coalesce(terms @@ CAST(:exactly AS tsquery), true) AS matches,
                (SELECT count(*) FROM newest) AS looked
            FROM newest
            WHERE coalesce(terms @@ CAST(:exactly AS tsquery), true)
                OR tweet_id = (SELECT tweet_id FROM newest ORDER BY tweet_id LIMIT 1)
            ORDER BY tweet_id DESC
            """;

    /**
     * For the transaction: plans that know the terms and the window; and bitmaps, because the
     * planner does not know which words go together, and would rather walk down the ids when it
     * expects many matches where there are few.
     */
    static final String PLAN =
            """
            SELECT set_config('plan_cache_mode', 'force_custom_plan', true),
                set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)
            """;

    private final Database database;
    private final Windows windows;

    PostQueries(Database database) {
        this.database = database;
        this.windows = new Windows(database);
    }

    /**
     * @param matches of the last row only, which is always there, it may not
     * @param looked how many posts were looked through
     */
    private record Row(PostId id, double relevance, boolean matches, int looked) {}

    /**
     * @param having what the inverted index decides, or null where only times are asked for
     * @param exactly what has to be looked up in the terms' positions, or null
     * @param words what relevance is counted of, or null
     */
    private record Queries(
            @Nullable String having, @Nullable String exactly, @Nullable String words) {
        static @Nullable Queries of(PostSearch search) {
            List<String> having = new ArrayList<>();
            List<String> exactly = new ArrayList<>();
            String words = Terms.words(search.all());
            if (words != null) {
                having.add(words);
            }
            search.hashtags().forEach(hashtag -> having.add(Terms.hashtag(hashtag)));
            if (search.from() != null) {
                having.add(Terms.author(search.from()));
            }
            if (search.isEmpty()) {
                return null;
            }
            // An inverted index that only knows what must not be there gives all the others.
            boolean narrows = !having.isEmpty();
            for (Phrase phrase : search.all()) {
                if (phrase.terms().size() > 1) {
                    exactly.add(Terms.phrase(phrase));
                }
            }
            for (Phrase phrase : search.none()) {
                List<String> where = narrows && phrase.terms().size() == 1 ? having : exactly;
                where.add("!(" + Terms.phrase(phrase) + ")");
            }
            return new Queries(Terms.all(having), Terms.all(exactly), words);
        }

        int limit() {
            return exactly == null ? PostRanking.BLOCK : LOOKED_THROUGH;
        }
    }

    Block find(PostSearch search, PostId before, @Nullable PostId floor) {
        Queries queries = Queries.of(search);
        if (queries == null) {
            return new Block(List.of(), null);
        }
        UUID bottom = bottom(search, floor);
        List<Window> reaching = windows.between(bottom, before.value());
        List<Row> rows =
                database.inTransaction(
                        handle -> {
                            handle.execute(PLAN);
                            return newest(handle, queries, before, reaching);
                        });
        List<Candidate> candidates =
                rows.stream()
                        .filter(Row::matches)
                        .map(row -> new Candidate(row.id(), row.relevance()))
                        .toList();
        boolean full = looked(rows) == queries.limit();
        return new Block(candidates, full ? rows.getLast().id() : null);
    }

    private static UUID bottom(PostSearch search, @Nullable PostId floor) {
        UUID since = search.since() == null ? SMALLEST : Ids.floor(search.since());
        return floor == null || Ids.compare(since, floor.value()) > 0 ? since : floor.value();
    }

    private static int looked(List<Row> rows) {
        return rows.isEmpty() ? 0 : rows.getFirst().looked();
    }

    private static List<Row> newest(
            Handle handle, Queries queries, PostId before, List<Window> reaching) {
        List<Row> rows = List.of();
        long wanted = 0;
        for (Window window : reaching) {
            if (window.size() < wanted) {
                continue;
            }
            rows = within(handle, queries, before, window.floor());
            if (looked(rows) == queries.limit()) {
                return rows;
            }
            // As many as it takes if the older posts have the words as often, and half as many
            // more.
            wanted = window.size() / (looked(rows) + 1) * queries.limit() * 3 / 2;
        }
        return rows;
    }

    private static List<Row> within(Handle handle, Queries queries, PostId before, UUID floor) {
        return Statement.on(handle, NEWEST)
                .bind("having", queries.having())
                .bind("exactly", queries.exactly())
                .bind("words", queries.words())
                .bind("floor", floor)
                .bind("before", before)
                .bind("limit", queries.limit())
                .list(
                        row ->
                                new Row(
                                        DomainTypes.post(row, "tweet_id"),
                                        row.getDouble("relevance"),
                                        row.getBoolean("matches"),
                                        row.getInt("looked")));
    }
}
