package plaza.opensearch.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;
import plaza.core.search.NameTokens;
import plaza.core.search.SearchableUser;
import plaza.core.search.UserMatch;
import plaza.core.search.UserSearch;
import plaza.opensearch.OpenSearch;
import tools.jackson.databind.JsonNode;

/**
 * Finds people: three lists of candidates in one request, which are then told apart and put in
 * order as on every engine ({@link UserMatch}).
 */
final class UserQueries {
    /** Of each list of candidates but the alike ones; the most followed. */
    private static final int CANDIDATES = 500;

    private static final int ALIKE = 100;
    private static final String MENTIONED = "mentioned";

    private static final List<Object> MOST_FOLLOWED =
            List.of(Map.of("followers_count", "desc"), Map.of("user_id", "desc"));

    private final OpenSearch opensearch;

    UserQueries(OpenSearch opensearch) {
        this.opensearch = opensearch;
    }

    Page<UserId> list(UserSearch search, PageRequest page) {
        return UserMatch.page(search.isEmpty() ? List.of() : matches(search), page);
    }

    private List<UserMatch> matches(UserSearch search) {
        List<Object> lines = new ArrayList<>();
        lines.add(Map.of());
        lines.add(find(search, begins(search), MOST_FOLLOWED, CANDIDATES));
        lines.add(Map.of());
        lines.add(find(search, mentions(search), MOST_FOLLOWED, CANDIDATES));
        if (isLongEnough(search.typed())) {
            lines.add(Map.of());
            lines.add(find(search, alike(search.typed()), List.of(), ALIKE));
        }
        JsonNode answers =
                opensearch
                        .sendLines("/" + opensearch.index(Indexes.USERS) + "/_msearch", lines)
                        .get("responses");
        Map<UserId, UserMatch> matches = new HashMap<>();
        for (JsonNode answer : answers) {
            OpenSearch.checked(answer);
            for (JsonNode hit : answer.at("/hits/hits")) {
                match(search, hit, matches);
            }
        }
        return List.copyOf(matches.values());
    }

    private static void match(UserSearch search, JsonNode hit, Map<UserId, UserMatch> matches) {
        JsonNode source = hit.get("_source");
        var user =
                new SearchableUser(
                        new UserId(UUID.fromString(hit.get("_id").asString())),
                        source.get("username").asString(),
                        source.get("display_name").asString(),
                        null,
                        source.get("followers_count").asLong(),
                        source.get("open").asBoolean());
        boolean mentioned =
                hit.path("matched_queries")
                        .valueStream()
                        .anyMatch(name -> name.asString().equals(MENTIONED));
        UserMatch.of(search, user, mentioned).ifPresent(match -> matches.put(user.id(), match));
    }

    private static Map<String, Object> find(
            UserSearch search, Map<String, Object> candidates, List<Object> sort, int size) {
        Map<String, Object> query = new HashMap<>();
        query.put("must", candidates);
        if (!search.words().isEmpty()) {
            Map<String, Object> named = new HashMap<>();
            named.put("filter", words(search));
            named.put("_name", MENTIONED);
            query.put("should", Map.of("bool", named));
        }
        Map<String, Object> request = new HashMap<>();
        request.put("size", size);
        request.put("track_total_hits", false);
        request.put("_source", List.of("username", "display_name", "followers_count", "open"));
        request.put("query", Map.of("bool", query));
        if (!sort.isEmpty()) {
            request.put("sort", sort);
        }
        return request;
    }

    private static Map<String, Object> begins(UserSearch search) {
        List<Object> ways = new ArrayList<>();
        ways.add(Terms.beginning("names", search.typed()));
        if (!search.username().isEmpty()) {
            ways.add(Map.of("prefix", Map.of("username_folded", search.username())));
        }
        return Map.of("bool", Map.of("should", ways, "minimum_should_match", 1));
    }

    private static Map<String, Object> mentions(UserSearch search) {
        return search.words().isEmpty()
                ? Map.of("match_none", Map.of())
                : Map.of("bool", Map.of("filter", words(search)));
    }

    private static List<Map<String, Object>> words(UserSearch search) {
        return search.words().stream().map(word -> Terms.phrase("terms", word)).toList();
    }

    static boolean isLongEnough(String typed) {
        return typed.codePointCount(0, typed.length()) >= NameTokens.MIN_SIMILAR;
    }

    /**
     * Those that share as many trigrams as they must at least to be similar, the most first: two
     * sets of which one has n elements share {@value NameTokens#SIMILAR} n or more of them.
     */
    static Map<String, Object> alike(String typed) {
        Set<String> trigrams = NameTokens.trigrams(List.of(typed.split(" ", -1)));
        return Map.of(
                "bool",
                Map.of(
                        "should",
                        trigrams.stream()
                                .map(
                                        trigram ->
                                                Map.of(
                                                        "constant_score",
                                                        Map.of(
                                                                "filter",
                                                                Map.of(
                                                                        "term",
                                                                        Map.of(
                                                                                "trigrams",
                                                                                trigram)))))
                                .toList(),
                        "minimum_should_match",
                        (int) Math.ceil(trigrams.size() * NameTokens.SIMILAR)));
    }
}
