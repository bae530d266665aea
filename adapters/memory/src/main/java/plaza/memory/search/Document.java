package plaza.memory.search;

import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import plaza.core.search.Phrase;
import plaza.core.search.Phrase.Term;
import plaza.core.search.Token;
import plaza.core.search.Tokenizer;

/** The terms of a text, each with the positions where it stands. */
final class Document {
    private final NavigableMap<String, NavigableSet<Integer>> positions = new TreeMap<>();

    Document(String text) {
        for (Token token : Tokenizer.tokens(text)) {
            positions.computeIfAbsent(token.term(), _ -> new TreeSet<>()).add(token.position());
        }
    }

    boolean hasAll(List<Phrase> phrases) {
        return phrases.stream().allMatch(this::has);
    }

    boolean has(Phrase phrase) {
        Term first = phrase.terms().getFirst();
        return positions(first).stream()
                .anyMatch(
                        start ->
                                phrase.terms().stream()
                                        .allMatch(
                                                term ->
                                                        positions(term)
                                                                .contains(start + term.offset())));
    }

    /** How often the terms stand in it, each weighing less the more often, by its length. */
    double relevance(List<Phrase> phrases) {
        double sum = 0;
        for (Phrase phrase : phrases) {
            for (Term term : phrase.terms()) {
                int times = positions(term).size();
                sum += times / (1.0 + times);
            }
        }
        return phrases.isEmpty() ? 1 : sum / (1 + Math.log(1 + positions.size()));
    }

    private NavigableSet<Integer> positions(Term term) {
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
