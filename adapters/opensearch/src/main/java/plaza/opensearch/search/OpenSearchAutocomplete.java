package plaza.opensearch.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import plaza.core.Batch;
import plaza.core.search.Autocomplete;
import plaza.core.search.NameTokens;
import plaza.core.search.Suggestion;
import plaza.core.search.Suggestion.Kind;
import plaza.opensearch.OpenSearch;
import tools.jackson.databind.JsonNode;

/** Suggestions in the index {@code suggestions}. Thread-safe. */
public final class OpenSearchAutocomplete implements Autocomplete {
    /** Candidates that are looked at for a mistake in what was typed. */
    private static final int ALIKE = 200;

    private final OpenSearch opensearch;
    private final Rebuilds rebuilds;

    public OpenSearchAutocomplete(OpenSearch opensearch) {
        Indexes.defineSuggestions(opensearch);
        this.opensearch = opensearch;
        this.rebuilds = new Rebuilds(opensearch, Indexes.SUGGESTIONS);
    }

    @Override
    public void put(Collection<Suggestion> suggestions) {
        long generation = rebuilds.current();
        Batch.split(suggestions).forEach(some -> put(some, generation));
    }

    private void put(List<Suggestion> suggestions, long generation) {
        List<Object> lines = new ArrayList<>();
        for (Suggestion each : suggestions) {
            lines.add(Map.of("index", Map.of("_id", id(each.kind(), each.key()))));
            lines.add(
                    Map.of(
                            "kind", name(each.kind()),
                            "key", each.key(),
                            "value", each.names().value(),
                            "names", Terms.words(each.names().value()),
                            "trigrams", NameTokens.trigrams(each.names().words()),
                            "weight", each.weight(),
                            "generation", generation));
        }
        send(lines);
    }

    @Override
    public void remove(Kind kind, Collection<String> keys) {
        for (List<String> some : Batch.split(keys)) {
            send(some.stream().map(key -> Map.of("delete", Map.of("_id", id(kind, key)))).toList());
        }
    }

    private void send(List<?> lines) {
        Rebuilds.changed(
                opensearch.sendLines(
                        "/"
                                + opensearch.index(Indexes.SUGGESTIONS)
                                + "/_bulk?refresh=true&require_alias=true",
                        lines));
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String id(Kind kind, String key) {
        return name(kind) + ":" + key;
    }

    @Override
    public List<String> suggest(Kind kind, String typed, int limit) {
        String words = NameTokens.typed(typed);
        if (words.isEmpty()) {
            return List.of();
        }
        List<Object> lines = new ArrayList<>();
        lines.add(Map.of());
        lines.add(find(kind, Terms.beginning("names", words), List.of(), limit));
        if (UserQueries.isLongEnough(words)) {
            lines.add(Map.of());
            lines.add(find(kind, UserQueries.alike(words), List.of("_score"), ALIKE));
        }
        Map<String, Suggestion.Match> matches = new HashMap<>();
        for (JsonNode answer :
                opensearch
                        .sendLines("/" + opensearch.index(Indexes.SUGGESTIONS) + "/_msearch", lines)
                        .get("responses")) {
            OpenSearch.checked(answer);
            for (JsonNode hit : answer.at("/hits/hits")) {
                suggestion(kind, hit.get("_source"))
                        .match(words)
                        .ifPresent(match -> matches.put(match.key(), match));
            }
        }
        return matches.values().stream().sorted().limit(limit).map(Suggestion.Match::key).toList();
    }

    private static Suggestion suggestion(Kind kind, JsonNode source) {
        return new Suggestion(
                kind,
                source.get("key").asString(),
                new NameTokens(source.get("value").asString()),
                source.get("weight").asLong());
    }

    private static Map<String, Object> find(
            Kind kind, Map<String, Object> candidates, List<Object> first, int size) {
        List<Object> sort = new ArrayList<>(first);
        sort.add(Map.of("weight", "desc"));
        sort.add(Map.of("key", "asc"));
        return Map.of(
                "size",
                size,
                "track_total_hits",
                false,
                "_source",
                List.of("key", "value", "weight"),
                "sort",
                sort,
                "query",
                Map.of(
                        "bool",
                        Map.of(
                                "must",
                                candidates,
                                "filter",
                                Map.of("term", Map.of("kind", name(kind))))));
    }

    @Override
    public String beginRebuild() {
        return rebuilds.begin();
    }

    @Override
    public int finishRebuild(String rebuild) {
        int gone = rebuilds.removeBefore(Indexes.SUGGESTIONS, Rebuilds.parse(rebuild));
        rebuilds.finished();
        return gone;
    }

    @Override
    public boolean isBuilt() {
        return rebuilds.isBuilt();
    }
}
