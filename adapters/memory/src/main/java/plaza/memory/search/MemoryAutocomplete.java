package plaza.memory.search;

import java.util.Collection;
import java.util.List;
import plaza.core.search.Autocomplete;
import plaza.core.search.NameTokens;
import plaza.core.search.Suggestion;

/** Looks at everything for each question. Thread-safe. */
public final class MemoryAutocomplete implements Autocomplete {
    private final Generations<Key, Suggestion> suggestions = new Generations<>();
    private long generation;
    private boolean built;

    private record Key(Suggestion.Kind kind, String key) {}

    @Override
    public synchronized void put(Collection<Suggestion> put) {
        for (Suggestion each : put) {
            suggestions.put(new Key(each.kind(), each.key()), each, generation);
        }
    }

    @Override
    public synchronized void remove(Suggestion.Kind kind, Collection<String> keys) {
        suggestions.removeAll(keys.stream().map(key -> new Key(kind, key)).toList());
    }

    @Override
    public synchronized List<String> suggest(Suggestion.Kind kind, String typed, int limit) {
        String words = NameTokens.typed(typed);
        return suggestions.values().stream()
                .filter(each -> each.kind() == kind)
                .flatMap(each -> each.match(words).stream())
                .sorted()
                .limit(limit)
                .map(Suggestion.Match::key)
                .toList();
    }

    @Override
    public synchronized String beginRebuild() {
        return Long.toString(++generation);
    }

    @Override
    public synchronized int finishRebuild(String rebuild) {
        built = true;
        return suggestions.removeBefore(Long.parseLong(rebuild));
    }

    @Override
    public synchronized boolean isBuilt() {
        return built;
    }
}
