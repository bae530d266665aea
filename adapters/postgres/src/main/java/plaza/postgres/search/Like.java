package plaza.postgres.search;

/** Texts within patterns of {@code LIKE}. */
final class Like {
    private Like() {}

    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
