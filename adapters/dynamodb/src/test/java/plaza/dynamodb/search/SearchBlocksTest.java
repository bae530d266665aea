package plaza.dynamodb.search;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.search.SearchSamples.phrase;
import static plaza.contracts.search.SearchSamples.search;
import static plaza.contracts.search.SearchSamples.word;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.CallTimeout;
import plaza.contracts.Samples;
import plaza.contracts.search.SearchSamples;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.search.Phrase;
import plaza.core.search.Phrase.Term;
import plaza.core.search.PostRanking;
import plaza.core.search.PostSearch;
import plaza.core.search.SearchablePost;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.DynamoForTests;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** More posts than are ranked together, and words of which one has many and another few. */
@Tag("engine")
class SearchBlocksTest {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    private static final int COUNT = PostRanking.BLOCK + 200;
    private static final int SOME = 100;
    private static final int FEW = 45;

    private static final String COMMON = word();
    private static final String RARE = word();
    private static final String RARER = word();
    private static final UserId AUTHOR = Samples.userId();

    /** All have the common word, each 45th the rare one; of one author. */
    private static List<PostId> ofAuthor = List.of();

    /** All have another common word, each 100th a rarer one; of as many authors. */
    private static final String USUAL = word();

    private static List<PostId> ofMany = List.of();

    @BeforeAll
    static void givenPosts() {
        ofAuthor = given(COUNT, AUTHOR, number -> number % FEW == 0 ? COMMON + " " + RARE : COMMON);
        ofMany = given(COUNT, null, number -> number % SOME == 0 ? USUAL + " " + RARER : USUAL);
    }

    private final Table table = DYNAMO.get().table(Shape.SEARCH);
    private final PostQueries queries = new PostQueries(table);

    /** Posts with these texts, newest first, a minute between two. */
    private static List<PostId> given(
            int count, @Nullable UserId author, IntFunction<String> text) {
        Instant now = Samples.now();
        List<SearchablePost> posts =
                IntStream.range(0, count)
                        .mapToObj(
                                number ->
                                        SearchSamples.post(
                                                author == null ? Samples.userId() : author,
                                                text.apply(number),
                                                now.minus(Duration.ofMinutes(number)),
                                                List.of()))
                        .toList();
        new DynamoSearchIndex(DYNAMO.get()).updatePosts(posts, List.of());
        return posts.stream().map(SearchablePost::id).toList();
    }

    private static List<PostId> every(int nth, List<PostId> posts) {
        return IntStream.range(0, posts.size())
                .filter(number -> number % nth == 0)
                .mapToObj(posts::get)
                .toList();
    }

    private static List<PostId> all(PostSearch search, PostQueries queries) {
        return Page.all(100, page -> PostRanking.page(search, page, queries::find)).toList();
    }

    private double units(Runnable work) {
        double before = DYNAMO.units("search");
        work.run();
        return DYNAMO.units("search") - before;
    }

    private static PostSearch byAuthor(Phrase... phrases) {
        return new PostSearch(
                List.of(phrases), List.of(), List.of(), AUTHOR, null, null, Samples.now());
    }

    @Test
    void ofACommonWordAndARareOneLittleMoreIsReadThanWhatHasTheRareOne() {
        PostSearch both = search(List.of(phrase(USUAL), phrase(RARER)), List.of());

        double units =
                units(
                        () ->
                                assertThat(all(both, queries))
                                        .containsExactlyInAnyOrderElementsOf(every(SOME, ofMany)));
        // Of each of 16 buckets both lists once, and one more part for each post at most.
        assertThat(units).isLessThanOrEqualTo(2 * 2 * 16 + 2 * 12);
    }

    @Test
    void whatLiesFarApartInACommonListIsLookedUpTogether() {
        var listener = new Requests();
        try (Dynamo dynamo = DYNAMO.open(CallTimeout.PATIENT, listener)) {
            PostSearch both = byAuthor(phrase(COMMON), phrase(RARE));

            assertThat(all(both, new PostQueries(dynamo.table(Shape.SEARCH))))
                    .containsExactlyInAnyOrderElementsOf(every(FEW, ofAuthor));
        }
        assertThat(listener.count.get()).isLessThan(12);
    }

    /** How many requests read. */
    private static final class Requests implements ExecutionInterceptor {
        final AtomicInteger count = new AtomicInteger();

        @Override
        public void beforeExecution(
                Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof QueryRequest
                    || context.request() instanceof BatchGetItemRequest) {
                count.incrementAndGet();
            }
        }
    }

    @Test
    void aBlockOfACommonWordCostsWhatItsPostingsDo() {
        double units =
                units(
                        () ->
                                assertThat(
                                                PostRanking.page(
                                                                search(USUAL),
                                                                PageRequest.first(100),
                                                                queries::find)
                                                        .items())
                                        .hasSize(100));
        assertThat(units).isLessThan(100);
    }

    @Test
    void theBlocksOfOneAuthorAreFullToo() {
        PostSearch search = byAuthor(phrase(COMMON));
        PostRanking.Block block = queries.find(search, behindAll(), null);

        assertThat(block.candidates()).hasSize(PostRanking.BLOCK);
        assertThat(block.floor()).isEqualTo(ofAuthor.get(PostRanking.BLOCK - 1));
        assertThat(all(search, queries)).containsExactlyInAnyOrderElementsOf(ofAuthor);
    }

    private static PostId behindAll() {
        return Days.floor(Instant.now().plusSeconds(60));
    }

    @Test
    void whatABlockMayCostEndsItAndNothingIsLeftOut() {
        String one = word();
        String other = word();
        String rare = word();
        List<PostId> posts =
                given(
                        120,
                        null,
                        number ->
                                switch (number % 4) {
                                    case 0 -> one + " x " + other;
                                    case 2 -> one + " " + other + " y " + rare;
                                    default -> number % 3 == 0 ? one : other;
                                });
        List<PostId> neighbours =
                posts.stream().filter(post -> posts.indexOf(post) % 4 == 2).toList();
        var economical = new PostQueries(table, 20);
        for (PostSearch search :
                List.of(
                        search(List.of(phrase(one, other)), List.of()),
                        search(List.of(phrase(other)), List.of(phrase("x"), phrase(word()))),
                        search(
                                List.of(
                                        phrase(one),
                                        new Phrase(
                                                List.of(new Term(rare.substring(0, 4), 0, true)))),
                                List.of(phrase(one, "x"))))) {
            List<PostId> found = all(search, economical);
            assertThat(found).doesNotHaveDuplicates().containsAll(neighbours);
            assertThat(found).hasSameElementsAs(all(search, queries));
            assertThat(economical.find(search, behindAll(), null).candidates())
                    .hasSizeLessThan(found.size());
        }
    }

    @Test
    void allPostsOfATimeAreFoundInBlocks() {
        String word = word();
        Instant until = Instant.parse("2001-02-03T04:05:06Z");
        List<SearchablePost> posts = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            posts.add(SearchSamples.post(word, until.minus(Duration.ofHours(7L * number + 1))));
        }
        new DynamoSearchIndex(DYNAMO.get()).updatePosts(posts, List.of());
        var search =
                new PostSearch(
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        until.minus(Duration.ofHours(421)),
                        until,
                        Samples.now());

        assertThat(all(search, new PostQueries(table, 20)))
                .containsExactlyElementsOf(
                        posts.stream()
                                .map(SearchablePost::id)
                                .sorted(Comparator.reverseOrder())
                                .toList());
    }
}
