package plaza.core.recommendation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Counters;
import plaza.core.post.Post;
import plaza.core.post.PostAccessPolicy;
import plaza.core.post.PostCounts;
import plaza.core.post.PostStore;
import plaza.core.post.ViewerMarks;
import plaza.core.reply.ReplyStore;

/** Chooses from what was found for a viewer what they may see and have not seen, and ranks it. */
final class Recommender {
    /** The most that a list has. */
    static final int MOST = 100;

    /** After this time a post counts half. */
    private static final Duration HALF_LIFE = Duration.ofDays(2);

    private final Sources sources;
    private final PostStore posts;
    private final Counters counters;
    private final ViewerMarks marks;
    private final ReplyStore replies;
    private final RecommendationStore store;
    private final Clock clock;

    Recommender(
            Sources sources,
            PostStore posts,
            Counters counters,
            ViewerMarks marks,
            ReplyStore replies,
            RecommendationStore store,
            Clock clock) {
        this.sources = sources;
        this.posts = posts;
        this.counters = counters;
        this.marks = marks;
        this.replies = replies;
        this.store = store;
        this.clock = clock;
    }

    /** What is recommended now, the best first, at most {@link #MOST}. */
    List<Recommended> recommend(Circle circle) {
        Found found = sources.find(circle);
        if (found.size() == 0) {
            return List.of();
        }
        List<Post> open = open(circle, posts.findAll(found.posts()).values());
        Set<PostId> seen = seen(circle.viewer(), open.stream().map(Post::id).toList());
        List<PostId> fresh =
                open.stream().map(Post::id).filter(post -> !seen.contains(post)).toList();
        Map<PostId, PostCounts> counts = fresh.isEmpty() ? Map.of() : counters.findAll(fresh);
        Instant now = clock.instant();
        record Scored(PostId post, double score) {}
        return fresh.stream()
                .map(
                        post ->
                                new Scored(
                                        post,
                                        found.interest(post)
                                                * quality(
                                                        post,
                                                        counts.getOrDefault(post, PostCounts.NONE),
                                                        now)))
                .sorted(
                        Comparator.comparingDouble(Scored::score)
                                .thenComparing(Scored::post)
                                .reversed())
                .limit(MOST)
                .map(each -> found.recommended(each.post()))
                .toList();
    }

    /** Those that everybody may see, by people whom the viewer does not follow and may meet. */
    private static List<Post> open(Circle circle, Collection<Post> posts) {
        ViewerContext sight = circle.sight();
        Map<UserId, Account> authors =
                circle.open(posts.stream().map(Post::author).distinct().toList());
        List<Post> open = new ArrayList<>();
        for (Post post : posts) {
            Account author = authors.get(post.author());
            if (author != null
                    && PostAccessPolicy.isPublic(post, author)
                    && !sight.isSelf(author.id())
                    && !sight.following().contains(author.id())) {
                open.add(post);
            }
        }
        return open;
    }

    /** What the viewer did something with, or was recommended and shown. */
    private Set<PostId> seen(UserId viewer, List<PostId> posts) {
        if (posts.isEmpty()) {
            return Set.of();
        }
        ViewerMarks.Found marked = marks.find(viewer, posts);
        Set<PostId> seen = new HashSet<>(marked.liked());
        seen.addAll(marked.reposted());
        seen.addAll(marked.bookmarked());
        seen.addAll(replies.answeredAmong(viewer, posts));
        seen.addAll(store.shownAmong(viewer, posts, clock.instant()));
        return seen;
    }

    /** More for what others took up, less for what is old. */
    private static double quality(PostId post, PostCounts counts, Instant now) {
        long engaged = counts.likes() + 2 * counts.reposts() + 2 * counts.replies();
        double age = Duration.between(post.time(), now).toMillis() / (double) HALF_LIFE.toMillis();
        return (1 + Math.log1p((double) Math.max(0, engaged))) * Math.pow(0.5, Math.max(0, age));
    }
}
