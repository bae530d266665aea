package plaza.memory.search;

import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import plaza.core.search.Phrase.Term;
import plaza.core.search.TermPositions;
import plaza.core.search.Token;
import plaza.core.search.Tokenizer;

/** The terms of a text, each with the positions where it stands. */
final class Document implements TermPositions {
    private final NavigableMap<String, NavigableSet<Integer>> positions = new TreeMap<>();

    Document(String text) {
        for (Token token : Tokenizer.tokens(text)) {
            positions.computeIfAbsent(token.term(), _ -> new TreeSet<>()).add(token.position());
        }
    }

    @Override
    public int size() {
        return positions.size();
    }

    @Override
    public NavigableSet<Integer> positions(Term term) {
        if (!term.prefix()) {
            return positions.getOrDefault(term.text(), new TreeSet<>());
        }
        NavigableSet<Integer> all = new TreeSet<>();
        for (var each : positions.tailMap(term.text(), true).entrySet()) {
            if (!each.getKey().startsWith(term.text())) {
                break;
            }
            all.addAll(each.getValue());
        }
        return all;
    }
}
