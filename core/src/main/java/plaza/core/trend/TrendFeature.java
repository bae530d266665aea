package plaza.core.trend;

import java.util.List;
import plaza.core.account.AccountStore;
import plaza.core.event.Projection;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.post.PostStore;

/** The feature of trends: hashtags that many people use. */
public final class TrendFeature implements Feature {
    private final TrendCounter counter;
    private final TrendRules rules;
    private final Trends trends;
    private final TrendProjection projection;
    private final TrendRebuild rebuild;

    public TrendFeature(Shared shared) {
        AccountStore accounts = shared.port(AccountStore.class);
        this.counter = shared.port(TrendCounter.class);
        this.rules = TrendSettings.rules(shared.settings());
        var mentions = new Mentions(rules.retention(), shared.clock());
        this.trends = new Trends(counter, rules.minPeople(), shared.clock());
        this.projection =
                new TrendProjection(
                        counter, shared.ports().uncached(PostStore.class), accounts, mentions);
        this.rebuild = new TrendRebuild(counter, shared.port(PostStore.class), accounts, mentions);
    }

    @Override
    public List<Object> services() {
        return List.of(trends, rebuild);
    }

    @Override
    public List<Projection> projections() {
        return List.of(projection);
    }

    @Override
    public List<CleanupJob> cleanups() {
        return List.of(
                new CleanupJob(
                        "counts of hashtags",
                        now -> counter.deleteBefore(now.minus(rules.retention()))));
    }
}
