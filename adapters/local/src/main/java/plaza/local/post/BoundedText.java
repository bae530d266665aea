package plaza.local.post;

/**
 * The words of a text, one after the other, which may be looked at so many times, one character at
 * a time, and no more: that is how the work of a regular expression is bounded, the same on every
 * machine. Not thread-safe.
 */
final class BoundedText implements CharSequence {
    private final int perWord;
    private String word = "";
    private int looks;
    private int laterLooks;

    /**
     * @param perWord looks at one word
     * @param inAll looks at all words together
     */
    BoundedText(int perWord, int inAll) {
        this.perWord = perWord;
        this.laterLooks = inAll;
    }

    /** Goes on to another word. */
    BoundedText at(String next) {
        word = next;
        laterLooks += Math.max(0, looks);
        looks = Math.min(perWord, laterLooks);
        laterLooks -= looks;
        return this;
    }

    /** The looks are used up. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Exhausted() {
            super("the words take too many steps", null, false, false);
        }
    }

    /**
     * @throws Exhausted when it was looked at too often
     */
    @Override
    public char charAt(int index) {
        if (--looks < 0) {
            throw new Exhausted();
        }
        return word.charAt(index);
    }

    @Override
    public int length() {
        return word.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return word.substring(start, end);
    }

    @Override
    public String toString() {
        return word;
    }
}
