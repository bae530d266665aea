package plaza.opensearch.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.Ids;
import plaza.core.id.PostId;
import plaza.core.search.Phrase;
import plaza.core.search.PostRanking;
import plaza.core.search.PostRanking.Block;
import plaza.core.search.PostRanking.Candidate;
import plaza.core.search.PostSearch;
import plaza.opensearch.OpenSearch;
import tools.jackson.databind.JsonNode;

/** Finds the newest posts that match, with their relevance. */
final class PostQueries {
    private final OpenSearch opensearch;

    PostQueries(OpenSearch opensearch) {
        this.opensearch = opensearch;
    }

    Block find(PostSearch search, PostId before, @Nullable PostId floor) {
        if (search.isEmpty()) {
            return new Block(List.of(), null);
        }
        JsonNode hits =
                opensearch
                        .send(
                                "POST",
                                "/" + opensearch.index(Indexes.POSTS) + "/_search",
                                Map.of(
                                        "size",
                                        PostRanking.BLOCK,
                                        "sort",
                                        List.of(Map.of("tweet_id", "desc")),
                                        "track_scores",
                                        true,
                                        "track_total_hits",
                                        false,
                                        "_source",
                                        false,
                                        "query",
                                        query(search, before, floor)))
                        .json()
                        .at("/hits/hits");
        List<Candidate> candidates = new ArrayList<>(hits.size());
        for (JsonNode hit : hits) {
            double relevance = search.all().isEmpty() ? 1 : hit.get("_score").asDouble();
            candidates.add(
                    new Candidate(
                            new PostId(UUID.fromString(hit.get("_id").asString())), relevance));
        }
        boolean full = candidates.size() == PostRanking.BLOCK;
        return new Block(candidates, full ? candidates.getLast().id() : null);
    }

    private static Map<String, Object> query(
            PostSearch search, PostId before, @Nullable PostId floor) {
        List<Object> filters = new ArrayList<>();
        search.hashtags().forEach(tag -> filters.add(term("hashtags", tag)));
        if (search.from() != null) {
            filters.add(term("user_id", search.from().toString()));
        }
        filters.add(range(search, before, floor));
        return Map.of(
                "bool",
                Map.of(
                        "must", phrases(search.all()),
                        "must_not", phrases(search.none()),
                        "filter", filters));
    }

    private static Map<String, Object> term(String field, String value) {
        return Map.of("term", Map.of(field, value));
    }

    /** Ids are in the order of time, as texts too. */
    private static Map<String, Object> range(
            PostSearch search, PostId before, @Nullable PostId floor) {
        Map<String, Object> range = new HashMap<>();
        range.put("lt", before.toString());
        @Nullable UUID since = search.since() == null ? null : Ids.floor(search.since());
        if (floor != null && (since == null || Ids.compare(floor.value(), since) > 0)) {
            since = floor.value();
        }
        if (since != null) {
            range.put("gte", since.toString());
        }
        return Map.of("range", Map.of("tweet_id", range));
    }

    private static List<Map<String, Object>> phrases(List<Phrase> phrases) {
        return phrases.stream().map(phrase -> Terms.phrase("terms", phrase)).toList();
    }
}
