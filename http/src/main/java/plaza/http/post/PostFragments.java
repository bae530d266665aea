package plaza.http.post;

import java.nio.charset.StandardCharsets;
import plaza.core.post.Post;
import plaza.http.json.Utf8;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of a post without what differs by reader or changes without the post: its author, whom
 * it mentions, its media, its counts and marks, which belong between these parts.
 *
 * @param id up to the author
 * @param text from the text to the people it mentions
 * @param urls from there to the media
 * @param rest from there to the counts
 */
record PostFragments(Utf8 id, Utf8 text, Utf8 urls, Utf8 rest) {
    /** What the objects take besides the bytes, and their place in a cache. */
    private static final int OVERHEAD = 400;

    static PostFragments of(Post post, JsonMapper json) {
        return new PostFragments(
                utf8("{\"id\":" + json.writeValueAsString(post.id()) + ",\"author\":"),
                utf8(
                        ",\"text\":"
                                + json.writeValueAsString(post.text())
                                + ",\"entities\":{\"hashtags\":"
                                + json.writeValueAsString(post.entities().hashtags())
                                + ",\"mentions\":["),
                utf8(
                        "],\"urls\":"
                                + json.writeValueAsString(post.entities().urls())
                                + "},\"media\":"),
                utf8(
                        ",\"replyTo\":"
                                + json.writeValueAsString(post.replyTo())
                                + ",\"quoteOf\":"
                                + json.writeValueAsString(post.quoteOf())
                                + ",\"visibility\":"
                                + json.writeValueAsString(post.visibility())
                                + ",\"createdAt\":"
                                + json.writeValueAsString(post.createdAt())
                                + ",\"editedAt\":"
                                + json.writeValueAsString(post.editedAt())
                                + ",\"counts\":"));
    }

    private static Utf8 utf8(String json) {
        return new Utf8(json.getBytes(StandardCharsets.UTF_8));
    }

    /** In memory, in bytes. */
    int weight() {
        return OVERHEAD + id.length() + text.length() + urls.length() + rest.length();
    }
}
