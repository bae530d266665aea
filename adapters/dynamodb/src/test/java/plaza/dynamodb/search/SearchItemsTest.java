package plaza.dynamodb.search;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.search.SearchSamples.search;
import static plaza.contracts.search.SearchSamples.user;
import static plaza.contracts.search.SearchSamples.word;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.CallTimeout;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.contracts.search.SearchSamples;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.search.SearchIndex;
import plaza.core.search.SearchablePost;
import plaza.core.search.SearchableUser;
import plaza.core.search.UserSearch;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.DynamoForTests;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** The items of the table {@code search}, and what they cost. */
@Tag("engine")
class SearchItemsTest {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    private final Table table = DYNAMO.get().table(Shape.SEARCH);
    private final SearchIndex index = new DynamoSearchIndex(DYNAMO.get());

    private SearchablePost given(UserId author, String text, String... hashtags) {
        SearchablePost post = SearchSamples.post(author, text, Samples.now(), List.of(hashtags));
        index.updatePosts(List.of(post), List.of());
        return post;
    }

    private static SearchablePost replaced(SearchablePost post, String text) {
        return new SearchablePost(post.id(), post.author(), text, List.of(), List.of());
    }

    private List<Item> postings(String list, PostId post) {
        return table.query(
                Query.of(list + "#" + (post.value().getLeastSignificantBits() & 15), post + ""));
    }

    private List<String> words(Stream<String> words, PostId post) {
        return words.filter(word -> !postings("WORD#" + word, post).isEmpty()).toList();
    }

    private static List<String> manyWords(int count) {
        return IntStream.range(0, count).mapToObj(_ -> word()).toList();
    }

    private boolean finds(String word, PostId post) {
        return index.listPosts(search(word), PageRequest.first(10)).items().contains(post);
    }

    @Test
    void aPostIsAnItemOfItsDayAndOneInTheListOfEachWordHashtagAndItsAuthor() {
        UserId author = Samples.userId();
        String one = word();
        String other = word();
        PostId post = given(author, one + " " + other + " " + one, "tag").id();

        assertThat(postings("WORD#" + one, post))
                .extracting(item -> item.text("value"))
                .containsExactly("2 0 2");
        assertThat(postings("WORD#" + other, post))
                .extracting(item -> item.text("value"))
                .containsExactly("2 1");
        assertThat(postings("TAG#tag", post)).hasSize(1);
        assertThat(postings("AUTHOR#" + author, post)).hasSize(1);
        String day = post.time().toString().substring(0, 10);
        assertThat(postings("POSTS#" + day, post))
                .extracting(item -> item.text("words"))
                .containsExactly(one + " " + other + " " + one);
        assertThat(table.get(new Key("DAYS", day))).isPresent();
    }

    @Test
    void everyCharacterOfAScriptWithoutBlanksBeginsAPosting() {
        PostId post = given(Samples.userId(), "田中太").id();

        assertThat(
                        Stream.of("WORD#田中", "WORD#中太", "CHARACTER#田", "CHARACTER#中", "CHARACTER#太")
                                .filter(list -> !postings(list, post).isEmpty()))
                .hasSize(5);
        assertThat(postings("WORD#太", post)).isEmpty();
    }

    @Test
    void aPostOfTwentyWordsIsTwentyTwoItemsOfOneTransactionAndNothingWhenItIsPutAgain() {
        UserId author = Samples.userId();
        var listener = new Writes();
        try (Dynamo dynamo = DYNAMO.open(CallTimeout.PATIENT, listener)) {
            var heard = new DynamoSearchIndex(dynamo);
            String text = String.join(" ", manyWords(20));
            List<SearchablePost> posts =
                    List.of(SearchSamples.post(author, text, Samples.now(), List.of()));

            heard.updatePosts(posts, List.of());
            assertThat(listener.transactions).containsExactly(22);

            heard.updatePosts(posts, List.of());
            assertThat(listener.transactions).hasSize(1);
        }
    }

    /** How many writes transactions have. */
    private static final class Writes implements ExecutionInterceptor {
        final List<Integer> transactions = new CopyOnWriteArrayList<>();

        @Override
        public void beforeExecution(
                Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof TransactWriteItemsRequest request) {
                transactions.add(request.transactItems().size());
            }
        }
    }

    @Test
    void moreFollowersChangeOneItemUnlessTheyAreTenTimesAsMany() {
        SearchableUser user = user(Samples.userId(), "u" + word(), "Some Body", 11, true);
        index.updateUsers(List.of(user), List.of());
        double before = DYNAMO.units("search");

        index.updateUsers(
                List.of(user(user.id(), user.username(), user.displayName(), 99, true)), List.of());
        assertThat(DYNAMO.units("search") - before).isEqualTo(2 + 1);
        assertThat(names(user, 2)).hasSize(1);

        index.updateUsers(
                List.of(user(user.id(), user.username(), user.displayName(), 100, true)),
                List.of());
        assertThat(names(user, 2)).isEmpty();
        assertThat(names(user, 3)).hasSize(1);
    }

    private List<Item> names(SearchableUser user, int digits) {
        return table.query(
                Query.of("NAMES#u#" + digits, user.username() + " some body/" + user.id()));
    }

    @Test
    void aHashtagIsCountedByTheFirstCharacterOfItsFoldedForm() {
        UserId author = Samples.userId();
        index.updateUsers(List.of(user(author, "u" + word(), "N", 0, true)), List.of());
        String tag = "É" + word();
        SearchablePost post = given(author, "text", tag);

        String folded = "e" + tag.substring(1);
        assertThat(table.query(Query.of("TAGS#e", folded + "/" + tag + "#")))
                .extracting(item -> item.number("posts"))
                .containsExactly(1L);

        index.updatePosts(List.of(), List.of(post.id()));
        assertThat(table.query(Query.of("TAGS#e", folded))).isEmpty();
    }

    @Test
    void whatIsMoreThanATransactionIsWrittenWholeAndLeavesNothing() {
        List<String> first = manyWords(130);
        List<String> second = manyWords(130);
        SearchablePost post = given(Samples.userId(), String.join(" ", first));
        assertThat(words(first.stream(), post.id())).hasSize(130);
        assertThat(finds(first.getLast(), post.id())).isTrue();

        assertThat(index.updatePosts(List.of(replaced(post, String.join(" ", second))), List.of()))
                .isZero();
        assertThat(words(first.stream(), post.id())).isEmpty();
        assertThat(words(second.stream(), post.id())).hasSize(130);

        assertThat(index.updatePosts(List.of(), List.of(post.id()))).isEqualTo(1);
        assertThat(words(second.stream(), post.id())).isEmpty();
        assertThat(postings("AUTHOR#" + post.author(), post.id())).isEmpty();
        assertThat(table.get(Days.key(post.id()))).isEmpty();
    }

    @Test
    void ofWritersAtATimeThePostingsOfOneTextAreLeft() {
        List<List<String>> texts =
                IntStream.range(0, 4).mapToObj(number -> manyWords(number < 2 ? 110 : 5)).toList();
        SearchablePost post = given(Samples.userId(), "text");
        Concurrently.call(
                4,
                number -> {
                    for (int i = 0; i < 5; i++) {
                        index.updatePosts(
                                List.of(replaced(post, String.join(" ", texts.get(number)))),
                                List.of());
                    }
                    return number;
                });

        String words = table.get(Days.key(post.id())).orElseThrow().text("words");
        List<String> all = texts.stream().flatMap(List::stream).toList();
        assertThat(String.join(" ", words(all.stream(), post.id()))).isEqualTo(words);
    }

    @Test
    void whatAWriterHasLeftUnfinishedIsFinishedByTheNext() {
        List<String> old = manyWords(60);
        List<String> lost = manyWords(130);
        List<String> last = manyWords(5);
        // The first one makes the post unfinished; the third would be the last.
        for (int transactions = 1; transactions <= 2; transactions++) {
            SearchablePost post = given(Samples.userId(), String.join(" ", old));
            BrokenOff.after(
                    DYNAMO,
                    transactions,
                    broken ->
                            broken.updatePosts(
                                    List.of(replaced(post, String.join(" ", lost))), List.of()));

            index.updatePosts(List.of(replaced(post, String.join(" ", last))), List.of());

            List<String> all = new ArrayList<>(old);
            all.addAll(lost);
            all.addAll(last);
            assertThat(words(all.stream(), post.id()))
                    .as("after %s transactions", transactions)
                    .containsExactlyElementsOf(last);
        }
    }

    @Test
    void whatAWriterHasLeftOfARemovalIsRemovedByTheNext() {
        UserId author = Samples.userId();
        index.updateUsers(List.of(user(author, "u" + word(), "N", 0, true)), List.of());
        String tag = word();
        List<String> words = manyWords(130);
        SearchablePost post = given(author, String.join(" ", words), tag);
        BrokenOff.after(DYNAMO, 2, broken -> broken.updatePosts(List.of(), List.of(post.id())));
        assertThat(index.countHashtags(List.of(tag))).isEmpty();

        assertThat(index.updatePosts(List.of(), List.of(post.id()))).isZero();

        assertThat(words(words.stream(), post.id())).isEmpty();
        assertThat(table.get(Days.key(post.id()))).isEmpty();
        assertThat(index.countHashtags(List.of(tag))).isEmpty();
    }

    @Test
    void postsThatHaveNotFollowedTheirAuthorDoWhenTheAuthorIsWrittenAgain() {
        UserId author = Samples.userId();
        SearchableUser open = user(author, "u" + word(), "N", 0, true);
        SearchableUser hidden = user(author, open.username(), "N", 0, false);
        index.updateUsers(List.of(open), List.of());
        String tag = word();
        List<SearchablePost> posts =
                Stream.generate(() -> SearchSamples.post(author, "t", Samples.now(), List.of(tag)))
                        .limit(60)
                        .toList();
        index.updatePosts(posts, List.of());
        assertThat(index.countHashtags(List.of(tag))).containsEntry(tag, 60L);

        // The person, and a part of the posts.
        BrokenOff.after(DYNAMO, 2, broken -> broken.updateUsers(List.of(hidden), List.of()));
        assertThat(index.countHashtags(List.of(tag)).get(tag)).isBetween(1L, 59L);
        index.updateUsers(List.of(hidden), List.of());
        assertThat(index.countHashtags(List.of(tag))).isEmpty();

        index.updateUsers(List.of(open), List.of());
        BrokenOff.after(DYNAMO, 2, broken -> broken.updateUsers(List.of(), List.of(author)));
        index.updateUsers(List.of(), List.of(author));
        assertThat(index.countHashtags(List.of(tag))).isEmpty();
    }

    @Test
    void whoIsNamedExactlySoIsFoundAmongMoreWhoAreMuchFollowedAndBeginSo() {
        String name = "x" + SearchSamples.name();
        List<SearchableUser> followed =
                IntStream.range(0, 501)
                        .mapToObj(number -> user(Samples.userId(), name + number, "N", 1_000, true))
                        .toList();
        SearchableUser exact = user(Samples.userId(), name, "N", 0, true);
        SearchableUser typed = user(Samples.userId(), "y" + word(), name, 0, true);
        index.updateUsers(followed, List.of());
        index.updateUsers(List.of(exact, typed), List.of());

        List<UserId> found =
                Page.all(100, page -> index.listUsers(UserSearch.of(name), page)).toList();

        assertThat(found.subList(0, 2)).containsExactlyInAnyOrder(exact.id(), typed.id());
        assertThat(found).hasSizeGreaterThanOrEqualTo(500).doesNotHaveDuplicates();
    }
}
