package plaza.core.post;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.Recheck;
import plaza.core.id.PostId;

/**
 * Counts likes, reposts and replies anew and mends the counts that differ from them. Those that are
 * not known are left alone: they are counted when somebody asks for them.
 */
public final class CounterRebuild {
    private static final int BATCH = 500;

    private final List<PostRecords> posts;
    private final Recount recount;
    private final Counters counters;
    private final Counters kept;

    /**
     * @param posts the posts of each kind
     * @param kept the same counters, as they answer from what they keep alone
     */
    public CounterRebuild(
            List<PostRecords> posts, Recount recount, Counters counters, Counters kept) {
        this.posts = List.copyOf(posts);
        this.recount = recount;
        this.counters = counters;
        this.kept = kept;
    }

    /**
     * @param progress told how many posts have been looked at
     * @param goesOn asked between some posts and the next; when it says no, the rest stays as it is
     * @return how many posts had wrong counts
     */
    public long run(LongConsumer progress, BooleanSupplier goesOn) {
        long seen = 0;
        long mended = 0;
        for (PostRecords records : posts) {
            @Nullable PageRequest following = PageRequest.first(BATCH);
            while (following != null && goesOn.getAsBoolean()) {
                Page<Post> page = records.scan(following);
                mended += mend(page.items().stream().map(Post::id).toList());
                seen += page.items().size();
                progress.accept(seen);
                following = page.next() == null ? null : following.from(page.next());
            }
        }
        return mended;
    }

    /**
     * Counts some posts anew; says how many had wrong counts.
     *
     * <p>Where row and count are not written as one, a post that is being liked looks wrong for a
     * moment. So a post is mended only when it looks the same twice.
     */
    public int mend(Collection<PostId> ids) {
        Map<PostId, Look> wrong = wrong(ids);
        if (wrong.isEmpty()) {
            return 0;
        }
        Recheck.pause();
        int mended = 0;
        Map<PostId, Look> still = wrong(wrong.keySet());
        for (Map.Entry<PostId, Look> one : still.entrySet()) {
            if (one.getValue().equals(wrong.get(one.getKey()))) {
                counters.put(one.getKey(), one.getValue().right());
                mended++;
            }
        }
        return mended;
    }

    /** What is kept of a post, and what is right. */
    private record Look(PostCounts kept, PostCounts right) {
        boolean differs() {
            return !right.equals(kept);
        }
    }

    private Map<PostId, Look> wrong(Collection<PostId> ids) {
        Map<PostId, Look> wrong = new HashMap<>();
        Map<PostId, PostCounts> known = kept.findAll(ids);
        Map<PostId, PostCounts> right = recount.of(known.keySet());
        known.forEach(
                (id, now) -> {
                    var look =
                            new Look(
                                    now.withoutImpressions(),
                                    right.getOrDefault(id, PostCounts.NONE));
                    if (look.differs()) {
                        wrong.put(id, look);
                    }
                });
        return wrong;
    }
}
