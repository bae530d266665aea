package plaza.core.recommendation;

import java.util.List;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.graph.GraphFeature;
import plaza.core.like.LikeStore;
import plaza.core.post.Counters;
import plaza.core.post.PostFeature;
import plaza.core.post.PostStore;
import plaza.core.post.ViewerMarks;
import plaza.core.reply.ReplyStore;
import plaza.core.trend.TrendFeature;

/** Recommendations of posts. */
public final class RecommendationFeature implements Feature {
    private final RecommendationStore store;
    private final Recommendations recommendations;

    /**
     * @param marks what viewers did with posts
     */
    public RecommendationFeature(
            Shared shared,
            GraphFeature graph,
            PostFeature posts,
            ViewerMarks marks,
            TrendFeature trends) {
        this.store = shared.port(RecommendationStore.class);
        PostStore records = shared.port(PostStore.class);
        var sources =
                new Sources(
                        graph.traversal(),
                        records,
                        shared.port(LikeStore.class),
                        posts.views()::visibleAmong,
                        trends.posts()::rising);
        var recommender =
                new Recommender(
                        sources,
                        records,
                        shared.port(Counters.class),
                        marks,
                        shared.port(ReplyStore.class),
                        store,
                        shared.clock());
        this.recommendations =
                new Recommendations(
                        recommender,
                        store,
                        posts.views(),
                        graph.audience(),
                        shared.ids(),
                        shared.clock());
    }

    @Override
    public List<Object> services() {
        return List.of(recommendations);
    }

    @Override
    public List<CleanupJob> cleanups() {
        return List.of(new CleanupJob("what was recommended", store::deleteExpired));
    }
}
