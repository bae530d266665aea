package plaza.core.post;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plaza.core.id.PostId;

/** Finds posts by id where root posts and replies may lie on different engines. */
public final class PostLookup {
    private final PostStore posts;
    private final PostRecords replies;

    public PostLookup(PostStore posts, PostRecords replies) {
        this.posts = posts;
        this.replies = replies;
    }

    public Optional<Post> find(PostId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    /** Root posts first; only what is not among them is looked for among the replies. */
    public Map<PostId, Post> findAll(Collection<PostId> ids) {
        Map<PostId, Post> found = posts.findAll(ids);
        if (found.size() == ids.size()) {
            return found;
        }
        List<PostId> missing = new ArrayList<>();
        for (PostId id : ids) {
            if (!found.containsKey(id)) {
                missing.add(id);
            }
        }
        if (missing.isEmpty()) {
            return found;
        }
        Map<PostId, Post> all = new HashMap<>(found);
        all.putAll(replies.findAll(missing));
        return all;
    }

    /** Where root posts are kept. */
    PostRecords posts() {
        return posts;
    }

    /** Where a post of this kind is kept. */
    public PostRecords records(Post post) {
        return post.isReply() ? replies : posts;
    }

    /** As {@link #records(Post)}, for a post that may be gone. */
    PostRecords records(PostRef post) {
        return post.replyTo() == null ? posts : replies;
    }
}
