package plaza.core.mark;

import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.post.PostTally;

/** Keeps marks that are shown, and counted, under the post. */
public interface PublicMarkStore<M extends Mark> extends MarkStore<M>, PostTally {
    /** Lists who marked a post, latest first, ties by user id downwards. */
    Page<M> listByPost(PostId post, PageRequest page);
}
