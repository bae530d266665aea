package plaza.core.search;

import java.util.List;
import java.util.Set;
import plaza.core.search.Phrase.Term;

/** A text as an engine without searches of its own knows it: where its terms stand. */
public interface TermPositions {
    /** Where a term stands, counted in tokens from 0; of a prefix all that begin so. */
    Set<Integer> positions(Term term);

    /** How many different terms the text has. */
    int size();

    default boolean hasAll(List<Phrase> phrases) {
        return phrases.stream().allMatch(this::has);
    }

    default boolean has(Phrase phrase) {
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
    default double relevance(List<Phrase> phrases) {
        double sum = 0;
        for (Phrase phrase : phrases) {
            for (Term term : phrase.terms()) {
                int times = positions(term).size();
                sum += times / (1.0 + times);
            }
        }
        return phrases.isEmpty() ? 1 : sum / (1 + Math.log(1 + size()));
    }
}
