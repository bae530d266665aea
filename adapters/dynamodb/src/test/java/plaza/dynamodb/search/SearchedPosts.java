package plaza.dynamodb.search;

import static plaza.contracts.search.SearchSamples.word;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plaza.contracts.Samples;
import plaza.contracts.search.SearchSamples;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.search.SearchIndex;
import plaza.core.search.SearchablePost;
import plaza.dynamodb.Item;
import plaza.dynamodb.Query;
import plaza.dynamodb.Table;

/** Posts that are put into the index, and their items. */
final class SearchedPosts {
    private final Table table;
    private final SearchIndex index;

    SearchedPosts(Table table, SearchIndex index) {
        this.table = table;
        this.index = index;
    }

    /** Puts a post. */
    SearchablePost given(UserId author, String text, String... hashtags) {
        SearchablePost post = SearchSamples.post(author, text, Samples.now(), List.of(hashtags));
        index.updatePosts(List.of(post), List.of());
        return post;
    }

    static SearchablePost replaced(SearchablePost post, String text) {
        return new SearchablePost(post.id(), post.author(), text, List.of(), List.of());
    }

    /** The posting of a post in a list, if there is one. */
    List<Item> postings(String list, PostId post) {
        return table.query(
                Query.of(list + "#" + (post.value().getLeastSignificantBits() & 15), post + ""));
    }

    /** Those of these words that a post has postings of. */
    List<String> words(Stream<String> words, PostId post) {
        return words.filter(word -> !postings("WORD#" + word, post).isEmpty()).toList();
    }

    static List<String> manyWords(int count) {
        return IntStream.range(0, count).mapToObj(_ -> word()).toList();
    }
}
