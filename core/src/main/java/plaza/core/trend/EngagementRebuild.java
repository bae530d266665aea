package plaza.core.trend;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.like.LikeStore;
import plaza.core.mark.Mark;
import plaza.core.mark.PublicMarkStore;
import plaza.core.post.Post;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.RepostStore;

/** Counts anew who took up which posts, from likes, reposts and replies as they are stored. */
final class EngagementRebuild {
    private static final int BATCH = 500;

    private final TrendCounter counter;
    private final ReplyStore replies;
    private final LikeStore likes;
    private final RepostStore reposts;
    private final Engagements engagements;

    EngagementRebuild(
            TrendCounter counter,
            ReplyStore replies,
            LikeStore likes,
            RepostStore reposts,
            Engagements engagements) {
        this.counter = counter;
        this.replies = replies;
        this.likes = likes;
        this.reposts = reposts;
        this.engagements = engagements;
    }

    /** Takes the likes and reposts of some posts. */
    void takeMarks(List<Post> posts) {
        if (!posts.isEmpty()) {
            List<PostId> ids = posts.stream().map(Post::id).toList();
            takeMarks(likes, ids, Engagement::of);
            takeMarks(reposts, ids, Engagement::of);
        }
    }

    private <M extends Mark> void takeMarks(
            PublicMarkStore<M> store, List<PostId> posts, Function<M, Engagement> engagement) {
        store.count(posts)
                .forEach(
                        (post, count) -> {
                            if (count > 0) {
                                takeMarks(store, post, engagement);
                            }
                        });
    }

    private <M extends Mark> void takeMarks(
            PublicMarkStore<M> store, PostId post, Function<M, Engagement> engagement) {
        Page.all(BATCH, request -> store.listByPost(post, request))
                .map(engagement)
                .gather(Gatherers.windowFixed(BATCH))
                .forEach(this::take);
    }

    /**
     * Takes the replies that were made since a time.
     *
     * @param progress told how many have been looked at
     * @return how many that is
     */
    long takeReplies(Instant since, LongConsumer progress) {
        long seen = 0;
        @Nullable Cursor cursor = new PostId(Ids.floor(since)).toCursor();
        while (cursor != null) {
            Page<Post> page = replies.scan(new PageRequest(cursor, BATCH));
            take(page.items().stream().map(Engagement::ofReply).toList());
            seen += page.items().size();
            progress.accept(seen);
            cursor = page.next();
        }
        return seen;
    }

    private void take(List<Engagement> some) {
        List<Mention> added = engagements.of(some);
        if (!added.isEmpty()) {
            counter.add(added);
        }
    }
}
