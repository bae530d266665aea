package plaza.memory.post;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import plaza.core.id.PostId;
import plaza.core.post.CountKind;
import plaza.core.post.Counters;
import plaza.core.post.PostCounts;

/** Counts in memory. Thread-safe. */
public final class MemoryCounters implements Counters {
    private final Map<PostId, PostCounts> counts = new ConcurrentHashMap<>();

    @Override
    public Map<PostId, PostCounts> findAll(Collection<PostId> posts) {
        Map<PostId, PostCounts> found = new HashMap<>();
        for (PostId post : posts) {
            PostCounts known = counts.get(post);
            if (known != null) {
                found.put(post, known);
            }
        }
        return found;
    }

    @Override
    public void fill(PostId post, PostCounts unknown) {
        counts.putIfAbsent(post, unknown);
    }

    @Override
    public void add(PostId post, CountKind kind, int delta) {
        counts.computeIfPresent(post, (id, old) -> old.plus(kind, delta));
    }

    @Override
    public void addAll(CountKind kind, Map<PostId, Integer> deltas) {
        deltas.keySet().forEach(post -> add(post, kind, deltas.getOrDefault(post, 0)));
    }

    @Override
    public void put(PostId post, PostCounts likesRepostsReplies) {
        counts.computeIfPresent(
                post,
                (id, old) ->
                        new PostCounts(
                                likesRepostsReplies.likes(),
                                likesRepostsReplies.reposts(),
                                likesRepostsReplies.replies(),
                                old.impressions()));
    }
}
