package plaza.opensearch.search;

import java.util.List;
import java.util.Map;
import plaza.opensearch.OpenSearch;
import tools.jackson.databind.JsonNode;

/**
 * Rebuilds mend what is there: each begins a generation, every entry knows in which it was put
 * last, and at the end the older ones go. That an index is built is written into the index itself,
 * so that one which was lost and made anew is not.
 */
final class Rebuilds {
    private final OpenSearch opensearch;
    private final String index;

    Rebuilds(OpenSearch opensearch, String index) {
        this.opensearch = opensearch;
        this.index = index;
        Indexes.defineState(opensearch);
    }

    /** Where the generation is, for those who ask for other documents in the same request. */
    Map<String, Object> place() {
        return Map.of("_index", opensearch.index(Indexes.STATE), "_id", index);
    }

    /** The generation in a document of {@link #place}. */
    static long generation(JsonNode document) {
        return document.at("/_source/generation").asLong(0);
    }

    long current() {
        return generation(
                opensearch.get("/" + opensearch.index(Indexes.STATE) + "/_doc/" + index).json());
    }

    String begin() {
        JsonNode begun =
                opensearch
                        .send(
                                "POST",
                                "/"
                                        + opensearch.index(Indexes.STATE)
                                        + "/_update/"
                                        + index
                                        + "?retry_on_conflict=10&_source=true&require_alias=true",
                                Map.of(
                                        "script",
                                        Map.of("source", "ctx._source.generation += 1"),
                                        "upsert",
                                        Map.of("generation", 1)))
                        .json();
        return begun.at("/get/_source/generation").asString();
    }

    /** Entries that were not put since a rebuild began; those that are being put stay. */
    int removeBefore(String name, long generation) {
        return opensearch
                .send(
                        "POST",
                        "/"
                                + opensearch.index(name)
                                + "/_delete_by_query?conflicts=proceed&refresh=true",
                        Map.of("query", before(generation)))
                .json()
                .get("deleted")
                .asInt();
    }

    static Map<String, Object> before(long generation) {
        return Map.of("range", Map.of("generation", Map.of("lt", generation)));
    }

    static long parse(String rebuild) {
        try {
            return Long.parseLong(rebuild);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no rebuild of this index: " + rebuild, e);
        }
    }

    void finished() {
        for (String name : names()) {
            opensearch.send(
                    "PUT",
                    "/" + opensearch.index(name) + "/_mapping",
                    Map.of("_meta", Map.of("built", true)));
        }
    }

    boolean isBuilt() {
        return names().stream().allMatch(this::isBuilt);
    }

    private boolean isBuilt(String name) {
        OpenSearch.Answer mapping = opensearch.get("/" + opensearch.index(name) + "/_mapping");
        return mapping.found()
                && mapping.json().valueStream().findFirst().stream()
                        .anyMatch(found -> found.at("/mappings/_meta/built").asBoolean(false));
    }

    private List<String> names() {
        return index.equals(Indexes.SUGGESTIONS)
                ? List.of(Indexes.SUGGESTIONS)
                : List.of(Indexes.POSTS, Indexes.USERS);
    }

    /** How many of the items of a bulk request made a document, or removed one. */
    static int changed(JsonNode bulk) {
        int changed = 0;
        for (JsonNode item : bulk.get("items")) {
            JsonNode done = item.iterator().next();
            OpenSearch.checked(done);
            String result = done.get("result").asString();
            if (result.equals("created") || result.equals("deleted")) {
                changed++;
            }
        }
        return changed;
    }
}
