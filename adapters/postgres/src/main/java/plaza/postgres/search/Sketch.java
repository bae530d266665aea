package plaza.postgres.search;

/**
 * Names as {@code pg_trgm} can take them apart. In a database with the locale C, as the embedded
 * one has, it knows ASCII letters and digits only, and passes over all others: they are replaced by
 * one of these each, always the same. Different names may have the same sketch; equal and alike
 * names have equal and alike ones. So what is found by sketch has to be looked at again.
 */
final class Sketch {
    private static final String SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private Sketch() {}

    static String of(String names) {
        var sketch = new StringBuilder(names.length());
        names.codePoints()
                .map(sign -> sign < 128 ? sign : SIGNS.charAt(sign % SIGNS.length()))
                .forEach(sketch::appendCodePoint);
        return sketch.toString();
    }

    /** A pattern of {@code LIKE} for names in which a typed text begins a word. */
    static String beginning(String typed) {
        return "% " + escaped(of(typed)) + "%";
    }

    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
