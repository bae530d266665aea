package plaza.core.search;

/**
 * A term of a text and where it stands, counted in tokens from 0.
 *
 * @param term folded; at most {@value Tokenizer#MAX_TERM} code points
 */
public record Token(String term, int position, Kind kind) {
    /** How a token came about, which a query has to know. */
    public enum Kind {
        /** Letters and digits of a script that puts spaces between words. */
        WORD,
        /** Two neighbouring characters of a script that does not. */
        PAIR,
        /** The last character of a run of such characters: no pair begins with it. */
        LAST,
        /** A run of one character. */
        SINGLE,
        EMOJI
    }
}
