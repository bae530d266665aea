package plaza.core.setting;

/**
 * A value as somebody wrote it, and where.
 *
 * @param origin for messages, for example {@code plaza.yaml, line 3}
 */
public record Given(String text, String origin) {}
