package plaza.core.search;

import java.util.Collection;
import java.util.List;

/**
 * Completes what somebody is typing. Knows nothing of who asks, and may lag behind. Writes are
 * visible when they return, can be repeated, and take any number of entries.
 */
public interface Autocomplete extends Rebuildable {
    /** Adds suggestions, or replaces those with the same kind and key. */
    void put(Collection<Suggestion> suggestions);

    /** Takes suggestions away, if they are there. */
    void remove(Suggestion.Kind kind, Collection<String> keys);

    /**
     * The keys of what may be meant: first what has a word that begins with the typed text, the
     * heaviest first; then, where the text has at least {@value NameTokens#MIN_SIMILAR} characters,
     * what has a word like it, the most alike first. Ties by weight downwards, then by key upwards.
     *
     * @param typed in any spelling; nothing for one without a word
     * @param limit 1–100
     */
    List<String> suggest(Suggestion.Kind kind, String typed, int limit);
}
