package plaza.postgres.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.contracts.search.SearchSamples;
import plaza.core.PageRequest;
import plaza.core.id.UserId;
import plaza.core.search.NameTokens;
import plaza.core.search.Phrase;
import plaza.core.search.PostSearch;
import plaza.core.search.SearchablePost;
import plaza.core.search.SearchableUser;
import plaza.core.search.Suggestion;
import plaza.core.search.UserSearch;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.Scans;

/** No search reads a whole table, nor every post with a common word. */
@Tag("engine")
class SearchScansTest {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    private static final int ROUNDS = 12;
    private static final PageRequest PAGE = PageRequest.first(20);

    // 40,000 posts: every one has "all", every second "even", every 4,000th "rare". 20,000 people,
    // as many hashtags and suggestions.
    private static final String FILL =
            """
            INSERT INTO search_posts (tweet_id, user_id, terms, indexed_at)
                SELECT ('00000001-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, gen_random_uuid(),
                    ('all:1 ' || CASE WHEN n % 2 = 0 THEN 'even:2 ' ELSE '' END
                        || CASE WHEN n % 4000 = 0 THEN 'rare:3 ' ELSE '' END || 'w' || n || ':4')::tsvector,
                    now()
                FROM generate_series(1, 40000) n;
            INSERT INTO search_users
                SELECT gen_random_uuid(), 'u' || md5(n::text), 'N', ' u' || md5(n::text), ' u' || md5(n::text),
                    ('u' || md5(n::text) || ':1')::tsvector, n, true, now()
                FROM generate_series(1, 20000) n;
            INSERT INTO search_hashtags
                SELECT md5(n::text), md5(n::text), n FROM generate_series(1, 20000) n;
            INSERT INTO search_suggestions
                SELECT 'user', md5(n::text), ' ' || md5(n::text), ' ' || md5(n::text), n, now()
                FROM generate_series(1, 20000) n;
            """;

    private final Database database = DATABASE.get();
    private final PostgresSearchIndex index = new PostgresSearchIndex(database);
    private final PostgresAutocomplete autocomplete = new PostgresAutocomplete(database);

    @BeforeAll
    static void fill() {
        Scans.fill(DATABASE.get(), FILL);
    }

    @Test
    void noOperationReadsAWholeTable() {
        List<String> scanned =
                Scans.during(
                        database,
                        () -> {
                            for (int round = 0; round < ROUNDS; round++) {
                                search();
                                write();
                            }
                        });
        assertThat(scanned).isSubsetOf("search_built");
    }

    private void search() {
        for (String word : List.of("all", "rare", "w77", "nothing")) {
            index.listPosts(SearchSamples.search(word), PAGE);
        }
        index.listPosts(search("even", "rare"), PAGE);
        index.listUsers(UserSearch.of("u1234"), PAGE);
        index.listUsers(UserSearch.of("uc4ca4238a0b923820dc509a6f75849"), PAGE);
        index.listHashtags("c4c", PAGE);
        index.countHashtags(List.of("c4ca4238a0b923820dc509a6f75849b"));
        autocomplete.suggest(Suggestion.Kind.USER, "c4ca", 10);
        autocomplete.suggest(Suggestion.Kind.USER, "c4ca428a0b923820dc509a6f75849b", 10);
    }

    private void write() {
        UserId author = Samples.userId();
        SearchablePost post = SearchSamples.post(author, "text", Samples.now(), List.of("tag"));
        SearchableUser user = SearchSamples.user(author, "name", "Name", 1, true);
        index.updateUsers(List.of(user), List.of());
        index.updatePosts(List.of(post), List.of());
        index.updateUsers(List.of(SearchSamples.user(author, "name", "Name", 1, false)), List.of());
        index.updatePosts(List.of(), List.of(post.id()));
        index.updateUsers(List.of(), List.of(author));
        autocomplete.put(List.of(Suggestion.of(user)));
        autocomplete.remove(Suggestion.Kind.USER, List.of(author.toString()));
    }

    private static PostSearch search(String... words) {
        List<Phrase> phrases =
                Arrays.stream(words).map(word -> SearchSamples.phrase(word)).toList();
        return SearchSamples.search(phrases, List.of());
    }

    @Test
    void aCommonWordIsReadOfTheNewestPostsOnly() {
        // The 1,000 that are ranked, of the 3,000 newest, and not 40,000.
        assertThat(rowsReadFor(SearchSamples.search("all"))).isBetween(1_000L, 5_000L);
        assertThat(rowsReadFor(SearchSamples.search("even"))).isBetween(1_000L, 5_000L);
        assertThat(rowsReadFor(SearchSamples.search("rare"))).isBetween(1L, 100L);
    }

    @Test
    void twoCommonWordsThatAreHardlyEverNeighboursAreLookedAtABlockAtATime() {
        List<Phrase> never = List.of(SearchSamples.phrase("even", "all"));

        assertThat(rowsReadFor(SearchSamples.search(never, List.of()))).isBetween(4_000L, 15_000L);
    }

    /** Rows of the table that a first page takes, by whichever way. */
    private long rowsReadFor(PostSearch search) {
        index.listPosts(search, PAGE);
        return database.inTransaction(
                handle -> {
                    long before = rowsRead(handle);
                    index.listPosts(search, PAGE);
                    return rowsRead(handle) - before;
                });
    }

    /** Of this transaction. */
    private static long rowsRead(Handle handle) {
        return handle.createQuery(
                        "SELECT coalesce(sum(seq_tup_read + idx_tup_fetch), 0)"
                                + " FROM pg_stat_xact_user_tables WHERE relname = 'search_posts'")
                .mapTo(Long.class)
                .one();
    }

    /** {@code unaccent} with {@code lower}, letter by letter, is what the application folds to. */
    @Test
    void lettersAreFoldedAsPostgresqlDoes() {
        database.with(handle -> handle.execute("CREATE EXTENSION IF NOT EXISTS unaccent"));
        String[] letters =
                IntStream.rangeClosed(0xC0, 0x17F)
                        .filter(Character::isLetter)
                        // The rules keep what is an abbreviation, a ligature of two, or historical.
                        .filter(letter -> "ŉſĸĿŀĲĳªº".indexOf(letter) < 0)
                        .mapToObj(Character::toString)
                        .toArray(String[]::new);
        List<String> unaccented =
                database.with(
                        handle ->
                                handle.createQuery(
                                                "SELECT lower(unaccent(letter)) FROM unnest(:letters)"
                                                        + " WITH ORDINALITY AS all_of (letter, place)"
                                                        + " ORDER BY place")
                                        .bind("letters", letters)
                                        .mapTo(String.class)
                                        .list());

        assertThat(Arrays.stream(letters).map(NameTokens::typed).toList()).isEqualTo(unaccented);
    }

    /** Two writers whose batches overlap in another order do not wait for each other for ever. */
    @Test
    void overlappingBatchesDoNotBlockEachOther() {
        List<SearchablePost> posts =
                IntStream.range(0, 60)
                        .mapToObj(
                                i ->
                                        SearchSamples.post(
                                                new UserId(UUID.randomUUID()),
                                                "text " + i,
                                                Samples.now(),
                                                List.of("t" + i % 7, "u" + i % 5)))
                        .toList();
        Concurrently.call(
                4,
                number -> {
                    for (int i = 0; i < 5; i++) {
                        index.updatePosts(number % 2 == 0 ? posts : posts.reversed(), List.of());
                    }
                    return number;
                });

        assertThat(index.listPosts(search("text"), PageRequest.first(100)).items()).hasSize(60);
    }
}
