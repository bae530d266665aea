package plaza.core.post;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.Fallback;
import plaza.core.StorageException;
import plaza.core.id.PostId;

/**
 * Counters that answer everybody: what they do not know is counted in the stores and filled in, and
 * while they are away the stores are asked alone. A like, repost or reply that is counted between
 * the two may be missed; the reconciler mends it. What was shown just then may be counted twice.
 * Where impressions cannot be counted, a post has none for this answer, and is not filled in.
 */
public final class RecountedCounters implements Counters {
    private static final Logger LOG = LoggerFactory.getLogger(RecountedCounters.class);

    private final Counters counters;
    private final Recount recount;

    public RecountedCounters(Counters counters, Recount recount) {
        this.counters = counters;
        this.recount = recount;
    }

    @Override
    public Map<PostId, PostCounts> findAll(Collection<PostId> posts) {
        Map<PostId, PostCounts> known =
                Fallback.whenUnavailable(() -> counters.findAll(posts), () -> recount.of(posts));
        return completed(known, posts);
    }

    private Map<PostId, PostCounts> completed(
            Map<PostId, PostCounts> known, Collection<PostId> posts) {
        if (known.keySet().containsAll(posts)) {
            return known;
        }
        Map<PostId, PostCounts> all = new HashMap<>(known);
        List<PostId> unknown = posts.stream().filter(post -> !known.containsKey(post)).toList();
        Map<PostId, Long> shown = shown(unknown);
        recount.of(unknown)
                .forEach(
                        (post, counts) -> {
                            Long impressions = shown.get(post);
                            if (impressions == null) {
                                all.put(post, counts);
                            } else {
                                all.put(post, counts.withImpressions(impressions));
                                fillIfThere(post, counts.withImpressions(impressions));
                            }
                        });
        return all;
    }

    /** Nothing where their store is away: that must not keep a page from being served. */
    private Map<PostId, Long> shown(List<PostId> posts) {
        return Fallback.<Map<PostId, Long>>whenUnavailable(
                () -> recount.impressions(posts), Map::of);
    }

    private void fillIfThere(PostId post, PostCounts counts) {
        try {
            Fallback.run(() -> counters.fill(post, counts));
        } catch (StorageException e) {
            LOG.debug("Counts were counted anew and could not be kept", e);
        }
    }

    @Override
    public void fill(PostId post, PostCounts counts) {
        counters.fill(post, counts);
    }

    @Override
    public void add(PostId post, CountKind kind, int delta) {
        counters.add(post, kind, delta);
    }

    @Override
    public void addAll(CountKind kind, Map<PostId, Integer> deltas) {
        counters.addAll(kind, deltas);
    }

    @Override
    public void put(PostId post, PostCounts counts) {
        counters.put(post, counts);
    }
}
