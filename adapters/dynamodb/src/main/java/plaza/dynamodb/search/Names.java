package plaza.dynamodb.search;

/** How names and numbers of followers stand in keys. */
final class Names {
    /** Powers of ten that are told apart. */
    static final int MAGNITUDES = 10;

    /** Code points of a name in a key, which holds 1,024 bytes. */
    private static final int MOST = 64;

    private Names() {}

    /** The beginning of a name by which it is looked for. */
    static String cut(String name) {
        return name.codePointCount(0, name.length()) <= MOST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MOST));
    }

    /** How many digits a number of followers has; 0 of none. */
    static int magnitude(long followers) {
        return followers <= 0 ? 0 : Math.min(Long.toString(followers).length(), MAGNITUDES - 1);
    }
}
