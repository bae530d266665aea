package plaza.http.json;

/** Names that a client sent, made fit to be shown in an answer. */
public final class PrintableNames {
    private static final int MAX_LENGTH = 100;

    private PrintableNames() {}

    /** At most 100 characters, without control characters and halves of surrogate pairs. */
    public static String shown(String name) {
        var shown = new StringBuilder();
        name.codePoints()
                .limit(MAX_LENGTH)
                .map(
                        c ->
                                Character.isISOControl(c)
                                                || Character.getType(c) == Character.SURROGATE
                                        ? '?'
                                        : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
