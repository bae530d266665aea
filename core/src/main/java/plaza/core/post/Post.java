package plaza.core.post;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * A tweet, a photo post, a reel or a reply: what it shows is decided by its media, where it stands
 * by {@code replyTo}.
 *
 * @param text may be empty where there is media
 * @param media keys of media, in the order shown
 * @param editedAt when the text was last changed, or null
 */
public record Post(
        PostId id,
        UserId author,
        String text,
        Entities entities,
        List<String> media,
        @Nullable PostId replyTo,
        @Nullable PostId quoteOf,
        Visibility visibility,
        @Nullable Instant editedAt) {

    public Post {
        media = List.copyOf(media);
    }

    public Instant createdAt() {
        return id.time();
    }

    public boolean isReply() {
        return replyTo != null;
    }

    public Post with(String newText, Entities newEntities, Instant at) {
        return new Post(id, author, newText, newEntities, media, replyTo, quoteOf, visibility, at);
    }
}
