package plaza.contracts;

/**
 * How much the tests do of what can be done in any number: rounds, rows, seconds. The ordinary run
 * does enough of each to meet every kind of thing once; the full one, {@code ./plaza test --full}
 * ({@code -Dplaza.test.full=true}), does so much that what is rare is met too.
 */
public final class Effort {
    private static final boolean FULL = Boolean.getBoolean("plaza.test.full");

    private Effort() {}

    /** Whether this is the full run. */
    public static boolean isFull() {
        return FULL;
    }

    /** So many in the ordinary run, and so many in the full one. */
    public static int of(int ordinary, int full) {
        return FULL ? full : ordinary;
    }
}
