package plaza.dynamodb.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.search.HashtagCount;
import plaza.core.search.NameTokens;
import plaza.dynamodb.Change;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Table;
import plaza.dynamodb.Write;

/**
 * For how many posts hashtags count: {@code TAGS#<first character>, <folded>/<hashtag>#<0-15>},
 * each for the posts of one bucket, changed in the transactions of the posts. Thread-safe.
 */
final class HashtagCounts {
    /** Items that are read for one beginning, in the order of the alphabet. */
    private static final int MOST = 20_000;

    private static final String POSTS = "posts";
    private static final char BEHIND_FOLDED = '/';
    private static final char BEHIND_HASHTAG = '#';

    private final Table search;

    HashtagCounts(Table search) {
        this.search = search;
    }

    private static String partition(String folded) {
        return "TAGS#" + (folded.isEmpty() ? "" : Words.first(folded));
    }

    private static String prefix(String hashtag) {
        return Names.cut(NameTokens.typed(hashtag)) + BEHIND_FOLDED + hashtag + BEHIND_HASHTAG;
    }

    private static Key key(String hashtag, int bucket) {
        return new Key(partition(NameTokens.typed(hashtag)), prefix(hashtag) + bucket);
    }

    /** What changes of the counts when posts of one bucket change. */
    List<Write> changes(Map<String, Integer> deltas, int bucket) {
        List<Write> writes = new ArrayList<>();
        deltas.forEach(
                (hashtag, delta) -> {
                    if (delta != 0) {
                        writes.add(
                                Write.updating(
                                        search,
                                        key(hashtag, bucket),
                                        Change.none().add(POSTS, delta),
                                        null));
                    }
                });
        return writes;
    }

    /** Deletes counts that have come down to nothing. */
    void prune(Map<String, Integer> deltas, int bucket) {
        deltas.forEach(
                (hashtag, delta) -> {
                    if (delta < 0) {
                        search.delete(key(hashtag, bucket), Condition.is(POSTS, 0));
                    }
                });
    }

    Map<String, Long> find(Collection<String> hashtags) {
        List<String> asked = hashtags.stream().distinct().toList();
        List<List<Item>> found =
                search.queryAll(
                        asked.stream()
                                .map(
                                        hashtag ->
                                                Query.of(
                                                        partition(NameTokens.typed(hashtag)),
                                                        prefix(hashtag)))
                                .toList());
        Map<String, Long> counts = new HashMap<>();
        found.forEach(items -> counts.putAll(counts(items)));
        return counts;
    }

    Page<HashtagCount> list(String prefix, PageRequest page) {
        HashtagCount last = HashtagCount.of(page.cursor());
        String typed = NameTokens.typed(prefix);
        if (typed.isEmpty()) {
            return Page.empty();
        }
        Query beginning = Query.of(partition(typed), Names.cut(typed)).limit(MOST);
        List<HashtagCount> found =
                counts(search.query(beginning)).entrySet().stream()
                        .filter(each -> NameTokens.typed(each.getKey()).startsWith(typed))
                        .map(each -> new HashtagCount(each.getKey(), each.getValue()))
                        .filter(each -> last == null || each.compareTo(last) > 0)
                        .sorted()
                        .limit(page.limit() + 1L)
                        .toList();
        return Page.of(found, page.limit(), HashtagCount::toCursor);
    }

    private static Map<String, Long> counts(List<Item> items) {
        Map<String, Long> counts = new HashMap<>();
        for (Item item : items) {
            String sk = item.key().sk();
            String hashtag =
                    sk.substring(sk.indexOf(BEHIND_FOLDED) + 1, sk.lastIndexOf(BEHIND_HASHTAG));
            counts.merge(hashtag, item.number(POSTS), Long::sum);
        }
        counts.values().removeIf(posts -> posts <= 0);
        return counts;
    }
}
