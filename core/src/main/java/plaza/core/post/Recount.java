package plaza.core.post;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import plaza.core.id.PostId;
import plaza.core.like.LikeStore;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.RepostStore;

/** Counts likes, reposts and replies in their stores. */
public final class Recount {
    private final LikeStore likes;
    private final RepostStore reposts;
    private final ReplyStore replies;

    public Recount(LikeStore likes, RepostStore reposts, ReplyStore replies) {
        this.likes = likes;
        this.reposts = reposts;
        this.replies = replies;
    }

    /** Of everybody asked for, without impressions. */
    Map<PostId, PostCounts> of(Collection<PostId> posts) {
        if (posts.isEmpty()) {
            return Map.of();
        }
        Map<PostId, Long> liked = likes.count(posts);
        Map<PostId, Long> reposted = reposts.count(posts);
        Map<PostId, Long> replied = replies.count(posts);
        Map<PostId, PostCounts> counts = new HashMap<>();
        for (PostId post : posts) {
            counts.put(
                    post,
                    new PostCounts(
                            liked.getOrDefault(post, 0L),
                            reposted.getOrDefault(post, 0L),
                            replied.getOrDefault(post, 0L),
                            0));
        }
        return counts;
    }
}
