package plaza.postgres.search;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import plaza.core.Ids;
import plaza.core.post.PostId;
import plaza.core.search.Phrase;
import plaza.core.search.PostRanking;
import plaza.core.search.PostRanking.Block;
import plaza.core.search.PostRanking.Candidate;
import plaza.core.search.PostSearch;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;

/**
 * Finds the newest posts that match. The inverted index has no order: of a word that is in every
 * other post it would give all, to be sorted. So the newest few thousand posts are looked at first,
 * then eight times as many, and so on ({@link Windows}), until enough match; the index of ids and
 * the inverted index are intersected as bitmaps, and only the rows in both are read.
 *
 * <p>Phrases and what must not be there are checked on the newest {@link PostRanking#BLOCK} posts
 * that have all the words, so that two words that are common but hardly ever neighbours do not make
 * it read every post with both; the posts behind those are the next block.
 */
final class PostQueries {
    private static final UUID SMALLEST = new UUID(0, 0);

    private static final String NEWEST =
            """
            WITH newest AS MATERIALIZED (
                SELECT tweet_id, terms FROM search_posts
                WHERE terms @@ CAST(:having AS tsquery) AND tweet_id >= :floor AND tweet_id < :before
                ORDER BY tweet_id DESC LIMIT :limit)
            SELECT tweet_id, coalesce(ts_rank(terms, CAST(:words AS tsquery), 1), 1) AS relevance,
                coalesce(terms @@ CAST(:exactly AS tsquery), true) AS matches
            FROM newest ORDER BY tweet_id DESC
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

    private record Row(PostId id, double relevance, boolean matches) {}

    /**
     * @param having what the inverted index decides
     * @param exactly what has to be looked up in the terms' positions, or null
     * @param words what relevance is counted of, or null
     */
    private record Queries(String having, @Nullable String exactly, @Nullable String words) {
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
            if (having.isEmpty()) {
                return null;
            }
            for (Phrase phrase : search.all()) {
                if (phrase.terms().size() > 1) {
                    exactly.add(Terms.phrase(phrase));
                }
            }
            for (Phrase phrase : search.none()) {
                List<String> where = phrase.terms().size() > 1 ? exactly : having;
                where.add("!(" + Terms.phrase(phrase) + ")");
            }
            String all = Terms.all(having);
            return new Queries(all == null ? "" : all, Terms.all(exactly), words);
        }
    }

    Block find(PostSearch search, PostId before, @Nullable PostId floor) {
        Queries queries = Queries.of(search);
        if (queries == null) {
            return new Block(List.of(), null);
        }
        UUID bottom = bottom(search, floor);
        List<UUID> floors = windows.floors(bottom, before.value());
        List<Row> rows =
                database.inTransaction(
                        handle -> {
                            handle.execute(PLAN);
                            return newest(handle, queries, before, floors);
                        });
        List<Candidate> candidates =
                rows.stream()
                        .filter(Row::matches)
                        .map(row -> new Candidate(row.id(), row.relevance()))
                        .toList();
        boolean full = rows.size() == PostRanking.BLOCK;
        return new Block(candidates, full ? rows.getLast().id() : null);
    }

    private static UUID bottom(PostSearch search, @Nullable PostId floor) {
        UUID since = search.since() == null ? SMALLEST : Ids.floor(search.since());
        return floor == null || Ids.compare(since, floor.value()) > 0 ? since : floor.value();
    }

    private static List<Row> newest(
            Handle handle, Queries queries, PostId before, List<UUID> floors) {
        List<Row> rows = List.of();
        for (UUID floor : floors) {
            rows =
                    handle.createQuery(NEWEST)
                            .bind("having", queries.having())
                            .bind("exactly", queries.exactly())
                            .bind("words", queries.words())
                            .bind("floor", floor)
                            .bind("before", before)
                            .bind("limit", PostRanking.BLOCK)
                            .map(
                                    (row, context) ->
                                            new Row(
                                                    DomainTypes.post(row, "tweet_id"),
                                                    row.getDouble("relevance"),
                                                    row.getBoolean("matches")))
                            .list();
            if (rows.size() == PostRanking.BLOCK) {
                return rows;
            }
        }
        return rows;
    }
}
