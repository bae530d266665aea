package plaza.core.recommendation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/** The posts that were found for a viewer, and what led to each. Not thread-safe. */
final class Found {
    /** How much a reason says, before it is multiplied by what more people say. */
    private static final Map<Reason.Kind, Double> WEIGHTS =
            new EnumMap<>(
                    Map.of(
                            Reason.Kind.LIKED_BY_FOLLOWED, 1.5,
                            Reason.Kind.FOLLOWED_BY_FOLLOWED, 1.0,
                            Reason.Kind.LIKED_BY_SIMILAR, 1.0,
                            Reason.Kind.HASHTAG, 0.7,
                            Reason.Kind.TRENDING, 0.3));

    private final Map<PostId, Map<Reason.Kind, Weighed>> posts = new HashMap<>();

    private record Weighed(double weight, Reason reason) {}

    /**
     * Notes that people lead to a post.
     *
     * @param people some of them, who say the most first
     * @param count how many all of them are
     */
    void addPeople(PostId post, Reason.Kind kind, Collection<UserId> people, int count) {
        if (!people.isEmpty()) {
            Set<UserId> named = new LinkedHashSet<>(people);
            add(post, Reason.by(kind, List.copyOf(named)), Math.log1p(count));
        }
    }

    void addHashtag(PostId post, String hashtag) {
        add(post, new Reason(Reason.Kind.HASHTAG, List.of(), hashtag), 1);
    }

    void addTrending(PostId post) {
        add(post, Reason.by(Reason.Kind.TRENDING, List.of()), 1);
    }

    /** Of two reasons of a kind the first stands. */
    private void add(PostId post, Reason reason, double times) {
        double weight = WEIGHTS.getOrDefault(reason.kind(), 0.0) * times;
        posts.computeIfAbsent(post, _ -> new EnumMap<>(Reason.Kind.class))
                .putIfAbsent(reason.kind(), new Weighed(weight, reason));
    }

    Set<PostId> posts() {
        return Set.copyOf(posts.keySet());
    }

    int size() {
        return posts.size();
    }

    /** How much leads to a post. */
    double interest(PostId post) {
        return reasons(post).stream().mapToDouble(Weighed::weight).sum();
    }

    Recommended recommended(PostId post) {
        return new Recommended(
                post,
                reasons(post).stream()
                        .sorted(Comparator.comparingDouble(Weighed::weight).reversed())
                        .map(Weighed::reason)
                        .toList());
    }

    private List<Weighed> reasons(PostId post) {
        return new ArrayList<>(posts.getOrDefault(post, Map.of()).values());
    }
}
