package plaza.core.post;

import java.util.List;

/** Finds what a text speaks of. Pure and thread-safe. */
public interface TextParser {
    /**
     * Each once, in the order of the text.
     *
     * @param hashtags normalised as {@link Hashtags#normal}
     * @param usernames as written, without the sign
     * @param urls as written
     */
    record Parsed(List<String> hashtags, List<String> usernames, List<String> urls) {}

    Parsed parse(String text);
}
