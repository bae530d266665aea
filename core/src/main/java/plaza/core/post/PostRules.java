package plaza.core.post;

import java.util.List;
import java.util.regex.Pattern;
import plaza.core.Validation;

/** The rules of a post's text and media. */
final class PostRules {
    static final int MAX_TEXT = 2_000;
    static final int MAX_MEDIA = 10;

    /** How many people, hashtags and links a text speaks of; what comes after is plain text. */
    static final int MAX_MENTIONS = 50;

    static final int MAX_HASHTAGS = 30;
    static final int MAX_URLS = 50;

    /** As the media store names things: a folder, a UUID, an extension. */
    private static final Pattern MEDIA_KEY =
            Pattern.compile(
                    "(posts|reels)/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.[a-z0-9]{2,5}");

    private PostRules() {}

    static void check(NewPost post) {
        var validation = new Validation();
        validation.text("text", post.text(), 0, MAX_TEXT);
        validation.check(
                !post.text().isBlank() || !post.media().isEmpty(),
                "text",
                "must not be blank in a post without media");
        media(validation, post.media());
        validation.orThrow();
    }

    private static void media(Validation validation, List<String> media) {
        validation.check(
                media.size() <= MAX_MEDIA && media.stream().distinct().count() == media.size(),
                "mediaKeys",
                "must be at most " + MAX_MEDIA + " different keys");
        validation.check(
                media.stream().allMatch(key -> MEDIA_KEY.matcher(key).matches()),
                "mediaKeys",
                "must be keys that an upload answered");
    }

    static void checkEdit(Post post, String text) {
        new Validation()
                .text("text", text, 0, MAX_TEXT)
                .check(
                        !text.isBlank() || !post.media().isEmpty(),
                        "text",
                        "must not be blank in a post without media")
                .orThrow();
    }
}
