package plaza.core.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Terms that stand in a text at these distances from each other. One word is a phrase of one term.
 */
public record Phrase(List<Term> terms) {
    /**
     * A term of a phrase.
     *
     * @param offset in tokens from the first term
     * @param prefix whether a longer term that begins so will do
     */
    public record Term(String text, int offset, boolean prefix) {}

    public Phrase {
        terms = List.copyOf(terms);
    }

    /** The phrase that is a text; without terms when there is nothing in it to find. */
    public static Phrase of(String text) {
        List<Term> terms = new ArrayList<>();
        int first = -1;
        for (Token token : Tokenizer.tokens(text)) {
            first = first < 0 ? token.position() : first;
            int offset = token.position() - first;
            switch (token.kind()) {
                case WORD, PAIR, EMOJI -> terms.add(new Term(token.term(), offset, false));
                case SINGLE -> terms.add(new Term(token.term(), offset, true));
                case LAST -> {
                    // Its pair with the character before it is there already.
                }
            }
        }
        return new Phrase(terms);
    }

    /** The same, where the last word may go on. */
    Phrase open() {
        if (isEmpty()) {
            return this;
        }
        List<Term> opened = new ArrayList<>(terms);
        Term last = opened.removeLast();
        opened.add(new Term(last.text(), last.offset(), true));
        return new Phrase(opened);
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }
}
