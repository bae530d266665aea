package plaza.core.post;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import plaza.core.id.PostId;

/** Counts likes, reposts, replies and impressions where they are kept. */
public final class Recount {
    private final PostTally likes;
    private final PostTally reposts;
    private final PostTally replies;
    private final PostTally impressions;

    public Recount(PostTally likes, PostTally reposts, PostTally replies, PostTally impressions) {
        this.likes = likes;
        this.reposts = reposts;
        this.replies = replies;
        this.impressions = impressions;
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

    /** How often each was shown; everybody asked for is answered. */
    Map<PostId, Long> impressions(Collection<PostId> posts) {
        return posts.isEmpty() ? Map.of() : impressions.count(posts);
    }
}
