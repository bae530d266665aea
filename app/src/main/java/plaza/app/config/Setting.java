package plaza.app.config;

/**
 * A value as somebody wrote it, and where.
 *
 * @param origin for messages, for example {@code plaza.yaml, line 3}
 */
record Setting(String text, String origin) {}
