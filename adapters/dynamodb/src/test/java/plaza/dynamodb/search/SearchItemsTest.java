package plaza.dynamodb.search;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.search.SearchSamples.user;
import static plaza.contracts.search.SearchSamples.word;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.CallTimeout;
import plaza.contracts.Samples;
import plaza.contracts.search.SearchSamples;
import plaza.core.Page;
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
    private final SearchedPosts posts = new SearchedPosts(table, index);

    @Test
    void aPostIsAnItemOfItsDayAndOneInTheListOfEachWordHashtagAndItsAuthor() {
        UserId author = Samples.userId();
        String one = word();
        String other = word();
        PostId post = posts.given(author, one + " " + other + " " + one, "tag").id();

        assertThat(posts.postings("WORD#" + one, post))
                .extracting(item -> item.text("value"))
                .containsExactly("2 0 2");
        assertThat(posts.postings("WORD#" + other, post))
                .extracting(item -> item.text("value"))
                .containsExactly("2 1");
        assertThat(posts.postings("TAG#tag", post)).hasSize(1);
        assertThat(posts.postings("AUTHOR#" + author, post)).hasSize(1);
        String day = post.time().toString().substring(0, 10);
        assertThat(posts.postings("POSTS#" + day, post))
                .extracting(item -> item.text("words"))
                .containsExactly(one + " " + other + " " + one);
        assertThat(table.get(new Key("DAYS", day))).isPresent();
    }

    @Test
    void everyCharacterOfAScriptWithoutBlanksBeginsAPosting() {
        PostId post = posts.given(Samples.userId(), "田中太").id();

        assertThat(
                        Stream.of("WORD#田中", "WORD#中太", "CHARACTER#田", "CHARACTER#中", "CHARACTER#太")
                                .filter(list -> !posts.postings(list, post).isEmpty()))
                .hasSize(5);
        assertThat(posts.postings("WORD#太", post)).isEmpty();
    }

    @Test
    void aPostOfTwentyWordsIsTwentyTwoItemsOfOneTransactionAndNothingWhenItIsPutAgain() {
        UserId author = Samples.userId();
        var listener = new Writes();
        try (Dynamo dynamo = DYNAMO.open(CallTimeout.PATIENT, listener)) {
            var heard = new DynamoSearchIndex(dynamo);
            String text = String.join(" ", SearchedPosts.manyWords(20));
            List<SearchablePost> made =
                    List.of(SearchSamples.post(author, text, Samples.now(), List.of()));

            heard.updatePosts(made, List.of());
            assertThat(listener.transactions).containsExactly(22);

            heard.updatePosts(made, List.of());
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
        SearchablePost post = posts.given(author, "text", tag);

        String folded = "e" + tag.substring(1);
        assertThat(table.query(Query.of("TAGS#e", folded + "/" + tag + "#")))
                .extracting(item -> item.number("posts"))
                .containsExactly(1L);

        index.updatePosts(List.of(), List.of(post.id()));
        assertThat(table.query(Query.of("TAGS#e", folded))).isEmpty();
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
