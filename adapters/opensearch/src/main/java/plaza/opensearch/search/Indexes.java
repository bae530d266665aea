package plaza.opensearch.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plaza.core.StorageException;
import plaza.opensearch.OpenSearch;

/**
 * The indexes, each behind an alias of the name that everybody uses, so that one with other fields
 * can be filled beside it. Made where they are missing.
 */
final class Indexes {
    static final String POSTS = "tweets";
    static final String USERS = "users";
    static final String SUGGESTIONS = "suggestions";
    static final String STATE = "search-state";

    private static final Map<String, Object> KEYWORD = Map.of("type", "keyword");
    private static final Map<String, Object> TEXT = Map.of("type", "text", "analyzer", "standard");
    private static final Map<String, Object> LONG = Map.of("type", "long");
    private static final Map<String, Object> BOOLEAN = Map.of("type", "boolean");
    private static final Map<String, Object> DATE = Map.of("type", "date");
    private static final Map<String, Object> TERMS =
            Map.of(
                    "type", "text",
                    "analyzer", "terms",
                    "search_analyzer", "phrases",
                    "similarity", "terms");

    /**
     * More for a term that is there more often, less for a longer text, and nothing of the other
     * posts: what is written meanwhile must not move a post between two pages.
     */
    private static final String RELEVANCE =
            "double tf = doc.freq;"
                    + " return query.boost * tf / (1.0 + tf) / (1.0 + Math.log(1.0 + doc.length));";

    private static final Map<String, Object> ANALYSIS =
            Map.of(
                    "filter",
                    Map.of(
                            "beginnings",
                            Map.of(
                                    "type",
                                    "edge_ngram",
                                    "min_gram",
                                    1,
                                    "max_gram",
                                    Terms.LONGEST,
                                    "preserve_original",
                                    true),
                            "gaps",
                            Map.of("type", "stop", "stopwords", List.of(Terms.ANY))),
                    "analyzer",
                    Map.of(
                            "terms",
                            Map.of(
                                    "type", "custom",
                                    "tokenizer", "whitespace",
                                    "filter", List.of("beginnings")),
                            "phrases",
                            Map.of(
                                    "type", "custom",
                                    "tokenizer", "whitespace",
                                    "filter", List.of("gaps"))));

    private Indexes() {}

    static void definePosts(OpenSearch opensearch) {
        define(
                opensearch,
                POSTS,
                // The newest first, so that a search may stop at the newest thousand.
                Map.of("sort.field", "tweet_id", "sort.order", "desc"),
                Map.ofEntries(
                        Map.entry("tweet_id", KEYWORD),
                        Map.entry("user_id", KEYWORD),
                        Map.entry("content", TEXT),
                        Map.entry("hashtags", KEYWORD),
                        Map.entry("created_at", DATE),
                        Map.entry("terms", TERMS),
                        Map.entry("counted", KEYWORD),
                        Map.entry("counted_folded", KEYWORD),
                        Map.entry("open", BOOLEAN),
                        Map.entry("generation", LONG)));
    }

    static void defineUsers(OpenSearch opensearch) {
        define(
                opensearch,
                USERS,
                Map.of(),
                Map.ofEntries(
                        Map.entry("user_id", KEYWORD),
                        Map.entry("username", KEYWORD),
                        Map.entry("username_folded", KEYWORD),
                        Map.entry(
                                "display_name",
                                Map.of(
                                        "type", "text",
                                        "analyzer", "standard",
                                        "fields", Map.of("keyword", KEYWORD))),
                        Map.entry("bio", TEXT),
                        Map.entry("followers_count", Map.of("type", "integer")),
                        Map.entry("created_at", DATE),
                        Map.entry("names", TERMS),
                        Map.entry("terms", TERMS),
                        Map.entry("trigrams", KEYWORD),
                        Map.entry("open", BOOLEAN),
                        Map.entry("generation", LONG)));
    }

    static void defineSuggestions(OpenSearch opensearch) {
        define(
                opensearch,
                SUGGESTIONS,
                Map.of(),
                Map.of(
                        "kind", KEYWORD,
                        "key", KEYWORD,
                        "value", Map.of("type", "keyword", "index", false, "doc_values", false),
                        "names", TERMS,
                        "trigrams", KEYWORD,
                        "weight", LONG,
                        "generation", LONG));
    }

    static void defineState(OpenSearch opensearch) {
        define(opensearch, STATE, Map.of(), Map.of("generation", LONG));
    }

    private static void define(
            OpenSearch opensearch,
            String name,
            Map<String, Object> settings,
            Map<String, Object> fields) {
        String alias = opensearch.index(name);
        if (opensearch.get("/_alias/" + alias).found()) {
            return;
        }
        Map<String, Object> index = new HashMap<>(settings);
        index.put("auto_expand_replicas", "0-1");
        index.put("analysis", ANALYSIS);
        index.put(
                "similarity",
                Map.of("terms", Map.of("type", "scripted", "script", Map.of("source", RELEVANCE))));
        try {
            opensearch.send(
                    "PUT",
                    "/" + alias + "-1",
                    Map.of(
                            "settings",
                            Map.of("index", index),
                            "mappings",
                            Map.of("dynamic", "strict", "properties", fields),
                            "aliases",
                            Map.of(alias, Map.of())));
        } catch (StorageException e) {
            // Another process may have been faster.
            if (e.isTransient() || !opensearch.get("/_alias/" + alias).found()) {
                throw e;
            }
        }
    }
}
