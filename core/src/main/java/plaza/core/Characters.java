package plaza.core;

import java.util.Set;

/**
 * Classifies characters: those that can be stored, that are seen, that turn the direction of a
 * text.
 */
public final class Characters {
    /** ZERO WIDTH SPACE, WORD JOINER, ZERO WIDTH NO-BREAK SPACE. */
    private static final Set<Integer> SPACES_OF_NO_WIDTH = Set.of(0x200B, 0x2060, 0xFEFF);

    /** Of those that open an embedding or isolate; nobody nests them so deep. */
    private static final int MAX_DEPTH = 125;

    private Characters() {}

    /**
     * Whether every engine and every encoding can hold a text: it has no NUL, and no half of a
     * surrogate pair.
     */
    public static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Whether there is something to be seen in a text: a character that is more than a gap. */
    public static boolean shows(String text) {
        return text.codePoints().anyMatch(Characters::shows);
    }

    private static boolean shows(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            case Character.FORMAT -> isPrepended(codePoint);
            default -> !isIgnorable(codePoint) && !isBlank(codePoint);
        };
    }

    /** Signs before Arabic, Syriac and Kaithi numbers: the only ones of format that are drawn. */
    private static boolean isPrepended(int codePoint) {
        return switch (codePoint) {
            case 0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605 -> true;
            case 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD -> true;
            default -> false;
        };
    }

    /**
     * Whether a character is drawn as nothing where it is not understood:
     * Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties.txt.
     */
    public static boolean isIgnorable(int codePoint) {
        return switch (codePoint) {
            case 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5 -> true;
            case 0x3164, 0xFEFF, 0xFFA0 -> true;
            default ->
                    (codePoint >= 0x180B && codePoint <= 0x180F)
                            || (codePoint >= 0x200B && codePoint <= 0x200F)
                            || (codePoint >= 0x202A && codePoint <= 0x202E)
                            || (codePoint >= 0x2060 && codePoint <= 0x206F)
                            || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                            || (codePoint >= 0xFFF0 && codePoint <= 0xFFF8)
                            || (codePoint >= 0x1BCA0 && codePoint <= 0x1BCA3)
                            || (codePoint >= 0x1D173 && codePoint <= 0x1D17A)
                            || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
        };
    }

    /** Symbols that are drawn as a gap: the empty Braille cell, the empty note head. */
    private static boolean isBlank(int codePoint) {
        return codePoint == 0x2800 || codePoint == 0x1D159;
    }

    /**
     * Whether a text leaves the direction of what stands behind it alone: it closes what it opens
     * (UAX #9), and forces no direction on its own letters, which shows them in another order than
     * they are written in.
     */
    public static boolean keepsDirection(String text) {
        int embeddings = 0;
        int isolates = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                // Embeddings from left to right, from right to left, and their end.
                case '\u202A', '\u202B' -> embeddings++;
                case '\u202C' -> embeddings--;
                // Overrides.
                case '\u202D', '\u202E' -> {
                    return false;
                }
                // Isolates from left to right, from right to left, by the first letter; their end.
                case '\u2066', '\u2067', '\u2068' -> isolates++;
                case '\u2069' -> isolates--;
                default -> {
                    // Has a direction of its own, or that of its neighbours.
                }
            }
            if (embeddings < 0 || isolates < 0 || embeddings + isolates > MAX_DEPTH) {
                return false;
            }
        }
        return embeddings == 0 && isolates == 0;
    }

    /** A name without the spaces around it, of whatever width, those of none too. */
    public static String trimmed(String name) {
        int[] codes = name.codePoints().toArray();
        int from = 0;
        int to = codes.length;
        while (from < to && isSpace(codes[from])) {
            from++;
        }
        while (from < to && isSpace(codes[to - 1])) {
            to--;
        }
        return new String(codes, from, to - from);
    }

    private static boolean isSpace(int code) {
        return Character.isWhitespace(code)
                || Character.isSpaceChar(code)
                || SPACES_OF_NO_WIDTH.contains(code);
    }
}
