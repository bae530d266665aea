package plaza.core.reply;

import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.post.Post;

/**
 * A place in a tree of replies.
 *
 * @param reply what stands there, or null where it was deleted
 */
public record ReplyPlace(PostId id, @Nullable Post reply) {
    public static ReplyPlace of(Post reply) {
        return new ReplyPlace(reply.id(), reply);
    }

    public static ReplyPlace deleted(PostId id) {
        return new ReplyPlace(id, null);
    }
}
