package plaza.core.trend;

import java.util.List;
import plaza.core.account.AccountStore;
import plaza.core.event.Projection;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.graph.GraphFeature;
import plaza.core.like.LikeStore;
import plaza.core.post.PostFeature;
import plaza.core.post.PostStore;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.RepostStore;

/** The feature of trends: hashtags that many people use, and posts that many take up. */
public final class TrendFeature implements Feature {
    private final TrendCounter counter;
    private final TrendRules rules;
    private final Trends trends;
    private final TrendingPosts posts;
    private final TrendProjection projection;
    private final TrendRebuild rebuild;

    public TrendFeature(Shared shared, GraphFeature graph, PostFeature posts) {
        AccountStore accounts = shared.port(AccountStore.class);
        PostStore store = shared.port(PostStore.class);
        this.counter = shared.port(TrendCounter.class);
        this.rules = TrendSettings.rules(shared.settings());
        var hours = new CountedHours(rules.retention(), shared.clock());
        var mentions = new Mentions(hours);
        var engagements = new Engagements(store, accounts, hours);
        var rising = new RisingSubjects(counter, rules.minPeople(), shared.clock());
        this.trends = new Trends(rising);
        this.posts = new TrendingPosts(rising, posts.views(), graph.audience());
        this.projection =
                new TrendProjection(
                        counter,
                        shared.ports().uncached(PostStore.class),
                        accounts,
                        mentions,
                        engagements);
        var engaged =
                new EngagementRebuild(
                        counter,
                        shared.port(ReplyStore.class),
                        shared.port(LikeStore.class),
                        shared.port(RepostStore.class),
                        engagements);
        this.rebuild = new TrendRebuild(counter, store, accounts, mentions, hours, engaged);
    }

    public TrendingPosts posts() {
        return posts;
    }

    @Override
    public List<Object> services() {
        return List.of(trends, posts, rebuild);
    }

    @Override
    public List<Projection> projections() {
        return List.of(projection);
    }

    @Override
    public List<CleanupJob> cleanups() {
        return List.of(
                new CleanupJob(
                        "counts of trends",
                        now -> counter.deleteBefore(now.minus(rules.retention()))));
    }
}
