package plaza.memory.recommendation;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import plaza.core.Ids;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.recommendation.RecommendationStore;
import plaza.core.recommendation.Recommended;

/** What was recommended, in memory. Thread-safe. */
public final class MemoryRecommendationStore implements RecommendationStore {
    private final Map<ListKey, Kept> lists = new HashMap<>();
    private final Map<ShownKey, Instant> shown = new HashMap<>();

    private record ListKey(UserId viewer, UUID list) {}

    private record Kept(List<Recommended> posts, Instant until) {}

    private record ShownKey(UserId viewer, PostId post) {}

    @Override
    public synchronized void putList(
            UserId viewer, UUID list, List<Recommended> posts, Instant until) {
        lists.put(new ListKey(viewer, list), new Kept(List.copyOf(posts), until));
        lists.keySet().stream()
                .filter(key -> key.viewer().equals(viewer))
                .sorted(Comparator.comparing(ListKey::list, Ids::compare).reversed())
                .skip(KEPT)
                .toList()
                .forEach(lists::remove);
    }

    @Override
    public synchronized List<Recommended> findList(UserId viewer, UUID list, Instant now) {
        Kept kept = lists.get(new ListKey(viewer, list));
        return kept == null || !kept.until().isAfter(now) ? List.of() : kept.posts();
    }

    @Override
    public synchronized void addShown(UserId viewer, Collection<PostId> posts, Instant until) {
        posts.forEach(
                post ->
                        shown.merge(
                                new ShownKey(viewer, post),
                                until,
                                (known, other) -> other.isAfter(known) ? other : known));
    }

    @Override
    public synchronized Set<PostId> shownAmong(
            UserId viewer, Collection<PostId> posts, Instant now) {
        return posts.stream()
                .filter(
                        post ->
                                shown.getOrDefault(new ShownKey(viewer, post), Instant.MIN)
                                        .isAfter(now))
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized int deleteExpired(Instant now) {
        int before = lists.size() + shown.size();
        lists.values().removeIf(kept -> !kept.until().isAfter(now));
        shown.values().removeIf(until -> !until.isAfter(now));
        return before - lists.size() - shown.size();
    }
}
