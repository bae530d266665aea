package plaza.opensearch.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import plaza.core.Batch;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.search.HashtagCount;
import plaza.core.search.NameTokens;
import plaza.opensearch.OpenSearch;
import tools.jackson.databind.JsonNode;

/** Counts hashtags over the posts that have them. */
final class HashtagCounts {
    /** Hashtags with one beginning, the most used; OpenSearch makes no more than 65,535 buckets. */
    private static final int MOST = 10_000;

    /** What Lucene's regular expressions give a meaning to. */
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\s_]");

    private final OpenSearch opensearch;

    HashtagCounts(OpenSearch opensearch) {
        this.opensearch = opensearch;
    }

    Page<HashtagCount> list(String prefix, PageRequest page) {
        HashtagCount last = HashtagCount.of(page.cursor());
        String typed = NameTokens.typed(prefix);
        if (typed.isEmpty()) {
            return Page.empty();
        }
        String include = SIGNS.matcher(typed).replaceAll("\\\\$0") + ".*";
        List<HashtagCount> found =
                counts(
                                "counted_folded",
                                Map.of("prefix", Map.of("counted_folded", typed)),
                                include,
                                MOST)
                        .entrySet()
                        .stream()
                        .map(each -> new HashtagCount(hashtag(each.getKey()), each.getValue()))
                        .filter(each -> last == null || each.compareTo(last) > 0)
                        .sorted()
                        .limit(page.limit() + 1L)
                        .toList();
        return Page.of(found, page.limit(), HashtagCount::toCursor);
    }

    private static String hashtag(String folded) {
        return folded.substring(folded.lastIndexOf(PostWrites.FOLDED_END) + 1);
    }

    Map<String, Long> find(Collection<String> hashtags) {
        return Batch.all(
                hashtags,
                some ->
                        counts(
                                "counted",
                                Map.of("terms", Map.of("counted", some)),
                                some,
                                some.size()));
    }

    private Map<String, Long> counts(
            String field, Map<String, Object> posts, Object include, int size) {
        JsonNode buckets =
                opensearch
                        .send(
                                "POST",
                                "/" + opensearch.index(Indexes.POSTS) + "/_search",
                                Map.of(
                                        "size",
                                        0,
                                        "query",
                                        Map.of(
                                                "bool",
                                                Map.of(
                                                        "filter",
                                                        List.of(
                                                                posts,
                                                                Map.of(
                                                                        "term",
                                                                        Map.of("open", true))))),
                                        "aggs",
                                        Map.of(
                                                "tags",
                                                Map.of(
                                                        "terms",
                                                        Map.of(
                                                                "field", field,
                                                                "include", include,
                                                                "size", size)))))
                        .json()
                        .at("/aggregations/tags/buckets");
        Map<String, Long> counts = new HashMap<>();
        StreamSupport.stream(buckets.spliterator(), false)
                .forEach(
                        bucket ->
                                counts.put(
                                        bucket.get("key").asString(),
                                        bucket.get("doc_count").asLong()));
        return counts;
    }
}
