package plaza.core.post;

import java.util.List;
import plaza.core.account.Account;
import plaza.core.id.PostId;
import plaza.core.media.Media;

/**
 * A post with all that a viewer is shown of it.
 *
 * @param mentioned whom the text names, without those who are hidden from the viewer; what the text
 *     says is its author's, and stays
 * @param media what is known of its media, in its order
 */
public record PostView(
        Post post,
        Account author,
        List<Account> mentioned,
        PostCounts counts,
        Marks viewer,
        List<Media> media)
        implements PostEntry {
    public PostView {
        media = List.copyOf(media);
        mentioned = List.copyOf(mentioned);
    }

    /** The same with other marks of the viewer. */
    public PostView with(Marks marks) {
        return new PostView(post, author, mentioned, counts, marks, media);
    }

    @Override
    public PostId id() {
        return post.id();
    }
}
