package plaza.core.post;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import plaza.core.Page;
import plaza.core.like.LikeStore;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.RepostStore;

/** Counts likes, reposts and replies anew and mends the counts that differ from them. */
public final class CounterRebuild {
    private static final int BATCH = 500;

    private final PostStore posts;
    private final ReplyStore replies;
    private final Recount recount;
    private final Counters counters;

    public CounterRebuild(
            PostStore posts,
            ReplyStore replies,
            LikeStore likes,
            RepostStore reposts,
            Counters counters) {
        this.posts = posts;
        this.replies = replies;
        this.recount = new Recount(likes, reposts, replies);
        this.counters = counters;
    }

    /**
     * @param progress told how many posts have been looked at
     * @return how many posts had wrong counts
     */
    public long run(LongConsumer progress) {
        var counted = new Counted(progress);
        for (PostRecords records : List.of(posts, replies)) {
            List<PostId> batch = new ArrayList<>(BATCH);
            Page.all(BATCH, records::scan)
                    .forEach(
                            post -> {
                                batch.add(post.id());
                                if (batch.size() == BATCH) {
                                    counted.add(batch);
                                    batch.clear();
                                }
                            });
            counted.add(batch);
        }
        return counted.mended;
    }

    /** Counts some posts anew; says how many had wrong counts. At most 1,000. */
    public int mend(Collection<PostId> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        Map<PostId, PostCounts> right = recount.of(ids);
        Map<PostId, PostCounts> now = counters.findAll(ids);
        int mended = 0;
        for (PostId id : ids) {
            PostCounts counted = right.getOrDefault(id, PostCounts.NONE);
            PostCounts kept = now.get(id);
            if (kept == null || !kept.withoutImpressions().equals(counted)) {
                counters.put(id, counted);
                mended++;
            }
        }
        return mended;
    }

    private final class Counted {
        private final LongConsumer progress;
        private long seen;
        private long mended;

        Counted(LongConsumer progress) {
            this.progress = progress;
        }

        void add(List<PostId> ids) {
            mended += mend(ids);
            seen += ids.size();
            progress.accept(seen);
        }
    }
}
