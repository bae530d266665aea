package plaza.core.post;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * A post as its author writes it.
 *
 * @param id the id that it will have, and with it its time: made now, or kept from where it is
 *     imported
 * @param media keys of media, in the order shown
 */
public record NewPost(
        PostId id,
        UserId author,
        String text,
        List<String> media,
        @Nullable PostId replyTo,
        @Nullable PostId quoteOf,
        Visibility visibility) {
    public NewPost {
        media = List.copyOf(media);
    }
}
