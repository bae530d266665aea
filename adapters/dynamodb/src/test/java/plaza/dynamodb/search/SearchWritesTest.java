package plaza.dynamodb.search;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.search.SearchSamples.search;
import static plaza.contracts.search.SearchSamples.user;
import static plaza.contracts.search.SearchSamples.word;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.contracts.search.SearchSamples;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.search.SearchIndex;
import plaza.core.search.SearchablePost;
import plaza.core.search.SearchableUser;
import plaza.dynamodb.DynamoForTests;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;

/** Writers that come in between, and writers that come no further. */
@Tag("engine")
class SearchWritesTest {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    private final Table table = DYNAMO.get().table(Shape.SEARCH);
    private final SearchIndex index = new DynamoSearchIndex(DYNAMO.get());
    private final SearchedPosts posts = new SearchedPosts(table, index);

    private boolean finds(String word, PostId post) {
        return index.listPosts(search(word), PageRequest.first(10)).items().contains(post);
    }

    @Test
    void whatIsMoreThanATransactionIsWrittenWholeAndLeavesNothing() {
        List<String> first = SearchedPosts.manyWords(130);
        List<String> second = SearchedPosts.manyWords(130);
        SearchablePost post = posts.given(Samples.userId(), String.join(" ", first));
        assertThat(posts.words(first.stream(), post.id())).hasSize(130);
        assertThat(finds(first.getLast(), post.id())).isTrue();

        assertThat(
                        index.updatePosts(
                                List.of(SearchedPosts.replaced(post, String.join(" ", second))),
                                List.of()))
                .isZero();
        assertThat(posts.words(first.stream(), post.id())).isEmpty();
        assertThat(posts.words(second.stream(), post.id())).hasSize(130);

        assertThat(index.updatePosts(List.of(), List.of(post.id()))).isEqualTo(1);
        assertThat(posts.words(second.stream(), post.id())).isEmpty();
        assertThat(posts.postings("AUTHOR#" + post.author(), post.id())).isEmpty();
        assertThat(table.get(Days.key(post.id()))).isEmpty();
    }

    @Test
    void ofWritersAtATimeThePostingsOfOneTextAreLeft() {
        List<List<String>> texts =
                IntStream.range(0, 4)
                        .mapToObj(number -> SearchedPosts.manyWords(number < 2 ? 110 : 5))
                        .toList();
        SearchablePost post = posts.given(Samples.userId(), "text");
        Concurrently.call(
                4,
                number -> {
                    for (int i = 0; i < 5; i++) {
                        index.updatePosts(
                                List.of(
                                        SearchedPosts.replaced(
                                                post, String.join(" ", texts.get(number)))),
                                List.of());
                    }
                    return number;
                });

        String words = table.get(Days.key(post.id())).orElseThrow().text("words");
        List<String> all = texts.stream().flatMap(List::stream).toList();
        assertThat(String.join(" ", posts.words(all.stream(), post.id()))).isEqualTo(words);
    }

    @Test
    void whatAWriterHasLeftUnfinishedIsFinishedByTheNext() {
        List<String> old = SearchedPosts.manyWords(60);
        List<String> lost = SearchedPosts.manyWords(130);
        List<String> last = SearchedPosts.manyWords(5);
        // The first one makes the post unfinished; the third would be the last.
        for (int transactions = 1; transactions <= 2; transactions++) {
            SearchablePost post = posts.given(Samples.userId(), String.join(" ", old));
            BrokenOff.after(
                    DYNAMO,
                    transactions,
                    broken ->
                            broken.updatePosts(
                                    List.of(SearchedPosts.replaced(post, String.join(" ", lost))),
                                    List.of()));

            index.updatePosts(
                    List.of(SearchedPosts.replaced(post, String.join(" ", last))), List.of());

            List<String> all = new ArrayList<>(old);
            all.addAll(lost);
            all.addAll(last);
            assertThat(posts.words(all.stream(), post.id()))
                    .as("after %s transactions", transactions)
                    .containsExactlyElementsOf(last);
        }
    }

    @Test
    void whatAWriterHasLeftOfARemovalIsRemovedByTheNext() {
        UserId author = Samples.userId();
        index.updateUsers(List.of(user(author, "u" + word(), "N", 0, true)), List.of());
        String tag = word();
        List<String> words = SearchedPosts.manyWords(130);
        SearchablePost post = posts.given(author, String.join(" ", words), tag);
        BrokenOff.after(DYNAMO, 2, broken -> broken.updatePosts(List.of(), List.of(post.id())));
        assertThat(index.countHashtags(List.of(tag))).isEmpty();

        assertThat(index.updatePosts(List.of(), List.of(post.id()))).isZero();

        assertThat(posts.words(words.stream(), post.id())).isEmpty();
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
        List<SearchablePost> made =
                Stream.generate(() -> SearchSamples.post(author, "t", Samples.now(), List.of(tag)))
                        .limit(60)
                        .toList();
        index.updatePosts(made, List.of());
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
}
