package plaza.dynamodb.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.search.SearchablePost;
import plaza.dynamodb.Buckets;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;

/**
 * What is indexed of a post, and its postings: {@code <list>#<0-15>, <post>} for each word, hashtag
 * and author. A posting of a word holds how many different words the text has, and where this one
 * stands.
 */
final class PostItems {
    private static final String AUTHOR = "author";
    private static final String WORDS = "words";
    private static final String HASHTAGS = "hashtags";
    private static final String COUNTED = "counted";

    /** In a posting of an author: the post may count for hashtags. */
    private static final String TAGGED = "tagged";

    private PostItems() {}

    static Item of(SearchablePost post, boolean open, long generation) {
        return Entries.of(Days.key(post.id()), open, generation)
                .with(AUTHOR, post.author())
                .with(WORDS, Words.stored(post.text()))
                .with(HASHTAGS, post.hashtags())
                .with(COUNTED, post.counted());
    }

    /** Whether nothing would change. */
    static boolean isSame(Item before, Item next) {
        return Entries.isThere(before)
                && !Entries.isUnfinished(before)
                && before.flag(Entries.OPEN) == next.flag(Entries.OPEN)
                && before.text(AUTHOR).equals(next.text(AUTHOR))
                && before.text(WORDS).equals(next.text(WORDS))
                && before.texts(HASHTAGS).equals(next.texts(HASHTAGS))
                && before.texts(COUNTED).equals(next.texts(COUNTED));
    }

    static UserId author(Item item) {
        return item.user(AUTHOR);
    }

    static Words words(Item item) {
        return new Words(item.text(WORDS));
    }

    /** The hashtags for which it would count if its author were open. */
    static Set<String> tags(@Nullable Item item) {
        return item == null ? Set.of() : new HashSet<>(item.texts(COUNTED));
    }

    /** The hashtags for which it counts. */
    static Set<String> counts(@Nullable Item item) {
        return item != null && item.flag(Entries.OPEN) ? tags(item) : Set.of();
    }

    /** The post of an item, or of a posting. */
    static PostId id(Item item) {
        return new PostId(UUID.fromString(item.key().sk()));
    }

    static int bucket(Item item) {
        return Buckets.of(id(item).value());
    }

    static String ofHashtag(String hashtag) {
        return "TAG#" + hashtag;
    }

    static String ofAuthor(UserId author) {
        return "AUTHOR#" + author;
    }

    /** Of a posting of an author. */
    static Condition isTagged() {
        return Condition.is(Entries.VALUE, TAGGED);
    }

    static Map<Key, String> postings(Item item) {
        Map<String, String> lists = new HashMap<>();
        Words words = words(item);
        words.lists().forEach((list, at) -> lists.put(list, posting(words.size(), at)));
        item.texts(HASHTAGS).forEach(hashtag -> lists.put(ofHashtag(hashtag), ""));
        lists.put(ofAuthor(author(item)), tags(item).isEmpty() ? "" : TAGGED);
        PostId post = id(item);
        return lists.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                each -> Buckets.key(each.getKey(), post.value(), post.toString()),
                                Map.Entry::getValue));
    }

    private static String posting(int size, Collection<Integer> positions) {
        return size + positions.stream().map(at -> " " + at).collect(Collectors.joining());
    }

    /** How many different words the text has, by a posting of a word. */
    static int size(Item posting) {
        return numbers(posting).getFirst();
    }

    /** Where the word of a posting stands. */
    static Set<Integer> positions(Item posting) {
        List<Integer> numbers = numbers(posting);
        return new HashSet<>(numbers.subList(1, numbers.size()));
    }

    private static List<Integer> numbers(Item posting) {
        return List.of(posting.text(Entries.VALUE).split(" ", -1)).stream()
                .map(Integer::valueOf)
                .toList();
    }
}
