package plaza.core.timeline;

import java.util.List;
import plaza.core.account.AccountStore;
import plaza.core.event.Projection;
import plaza.core.feature.Feature;
import plaza.core.feature.Reconciliation;
import plaza.core.feature.Shared;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.GraphFeature;
import plaza.core.post.PostFeature;
import plaza.core.post.PostStore;
import plaza.core.post.PostUpdateFilter;
import plaza.core.repost.RepostStore;
import plaza.core.update.UpdateFeature;

/** Home feeds. */
public final class TimelineFeature implements Feature {
    private final TimelinePull pull;
    private final Timelines timelines;
    private final TimelineProjection projection;
    private final TimelineReconciler reconciler;

    public TimelineFeature(
            Shared shared, GraphFeature graph, PostFeature posts, UpdateFeature updates) {
        TimelineStore store = shared.port(TimelineStore.class);
        FollowGraph follows = shared.port(FollowGraph.class);
        RepostStore reposts = shared.port(RepostStore.class);
        this.pull = new TimelinePull(shared.port(PostStore.class), reposts);
        this.timelines =
                new Timelines(
                        new HomeTimelines(
                                store,
                                pull,
                                follows,
                                shared.ports().areApart(TimelineStore.class, PostStore.class)),
                        posts.views(),
                        graph.audience());
        this.projection =
                new TimelineProjection(
                        store,
                        pull,
                        follows,
                        reposts,
                        shared.settings().get(TimelineSettings.PULL_ABOVE),
                        new FeedAnnouncer(updates.updates()),
                        shared.clock());
        this.reconciler =
                new TimelineReconciler(
                        shared.port(AccountStore.class), follows, posts.lookup(), store, pull);
        updates.addFilter(
                new FeedUpdateFilter(
                        new PostUpdateFilter(posts.lookup(), graph.audience()),
                        graph.audience(),
                        pull));
    }

    @Override
    public List<Object> services() {
        return List.of(timelines, projection);
    }

    @Override
    public List<Projection> projections() {
        return List.of(projection);
    }

    @Override
    public List<Reconciliation.Part> reconciled() {
        return List.of(new Reconciliation.Part("timelines", "timelines", reconciler::run));
    }
}
