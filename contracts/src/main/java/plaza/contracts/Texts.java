package plaza.contracts;

import java.util.List;

/** Texts that a store must give back as they came, code point by code point. */
public final class Texts {
    /** The longest text of a post, in code points. */
    public static final int MAX_CODE_POINTS = 2_000;

    private Texts() {}

    /** Scripts, signs and lengths that have hurt somebody's store before. */
    public static List<String> hard() {
        return List.of(
                "",
                " leading and trailing ",
                "line\nbreak\r\nand\ttab",
                "'; DROP TABLE tweets; -- \" \\ \\N {NULL,\"a\"} %s :name ?1 $1",
                "Zu\u0308rich is not Z\u00FCrich",
                "n\u0303\u0323\u0330 combining, e\u0301\u0301\u0301",
                "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627 \u200F\u202Ertl\u202C",
                "\u65E5\u672C\u8A9E \u0939\u093F\u0928\u094D\u0926\u0940 \u0E44\u0E17\u0E22",
                // A family joined of four people, a flag, a keycap, a skin tone.
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66"
                        + " \uD83C\uDDF3\uD83C\uDDF5 1\uFE0F\u20E3 \uD83D\uDC4D\uD83C\uDFFF",
                "non-characters \uFFFE \uFFFF \uDBFF\uDFFF and a byte order mark \uFEFF",
                "\uD83D\uDE00".repeat(MAX_CODE_POINTS),
                "a" + "\u0301".repeat(MAX_CODE_POINTS - 1),
                "\u05D0".repeat(MAX_CODE_POINTS));
    }
}
