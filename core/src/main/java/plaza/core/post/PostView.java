package plaza.core.post;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.id.PostId;
import plaza.core.media.Media;

/**
 * A post with all that a viewer is shown of it.
 *
 * @param mentioned whom the text names, without those who are hidden from the viewer; what the text
 *     says is its author's, and stays
 * @param media what is known of its media, in its order
 * @param mediaRoot what the addresses of its media begin with, or null where they are this server's
 */
public record PostView(
        Post post,
        Account author,
        List<Account> mentioned,
        PostCounts counts,
        Marks viewer,
        List<Media> media,
        @Nullable URI mediaRoot)
        implements PostEntry {
    public PostView {
        media = List.copyOf(media);
        mentioned = List.copyOf(mentioned);
    }

    /** One whose media are this server's. */
    public PostView(
            Post post,
            Account author,
            List<Account> mentioned,
            PostCounts counts,
            Marks viewer,
            List<Media> media) {
        this(post, author, mentioned, counts, viewer, media, null);
    }

    /** The same with other marks of the viewer. */
    public PostView with(Marks marks) {
        return new PostView(post, author, mentioned, counts, marks, media, mediaRoot);
    }

    @Override
    public PostId id() {
        return post.id();
    }
}
