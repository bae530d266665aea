package plaza.app.wiring;

import java.util.ArrayList;
import java.util.List;
import plaza.app.config.Configuration;
import plaza.core.account.AccountStore;
import plaza.core.analytics.AnalyticsProjection;
import plaza.core.chat.ChatAnnouncer;
import plaza.core.event.Projection;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.GraphProfileProjection;
import plaza.core.graph.GraphProfiles;
import plaza.core.leaderboard.Leaderboard;
import plaza.core.leaderboard.LeaderboardProjection;
import plaza.core.live.StreamAnnouncer;
import plaza.core.notification.NotificationAnnouncer;
import plaza.core.platform.Services;
import plaza.core.platform.Stores;
import plaza.core.post.PostLookup;
import plaza.core.post.PostStore;
import plaza.core.reply.ReplyStore;
import plaza.core.search.SearchFeed;
import plaza.core.search.SearchProjection;
import plaza.core.search.SearchRebuild;
import plaza.core.timeline.FeedAnnouncer;
import plaza.core.timeline.TimelineProjection;
import plaza.core.timeline.TimelineSettings;
import plaza.core.trend.Mentions;
import plaza.core.trend.TrendProjection;
import plaza.core.trend.TrendSettings;

/** What follows the journal, and what fills it anew. */
final class Projections {
    private final Stores stores;
    private final TimelineProjection timelines;
    private final SearchFeed searchFeed;
    private final List<Projection> all;

    Projections(
            Configuration configuration,
            Adapters adapters,
            Stores stores,
            Services services,
            Services.Tools tools) {
        this.stores = stores;
        this.timelines =
                new TimelineProjection(
                        stores.timelines(),
                        Services.pull(stores),
                        stores.graph(),
                        stores.reposts(),
                        configuration.get(TimelineSettings.PULL_ABOVE),
                        new FeedAnnouncer(services.updates()));
        this.searchFeed = searchFeed(adapters);
        this.all =
                new ArrayList<>(
                        List.of(
                                timelines,
                                Services.notifying(
                                        stores,
                                        tools,
                                        new NotificationAnnouncer(services.updates())),
                                new SearchProjection(searchFeed),
                                new TrendProjection(
                                        stores.trends(),
                                        adapters.get(PostStore.class),
                                        stores.accounts(),
                                        new Mentions(
                                                configuration.get(TrendSettings.RETENTION), tools.clock())),
                                new AnalyticsProjection(
                                        stores.analytics(),
                                        new PostLookup(stores.posts(), stores.replies()),
                                        tools.clock()),
                                new ChatAnnouncer(
                                        stores.chats(),
                                        stores.messages(),
                                        services.updates(),
                                        tools.clock()),
                                new StreamAnnouncer(
                                        stores.streams(),
                                        stores.messages(),
                                        stores.viewers(),
                                        services.streamNews(),
                                        tools.clock())));
        if (configuration.engine(Leaderboard.class).isPresent()) {
            all.add(new LeaderboardProjection(stores.leaderboard()));
        }
        adapters.beside(FollowGraph.class, GraphProfiles.class)
                .map(profiles -> new GraphProfileProjection(adapters.get(AccountStore.class), profiles))
                .ifPresent(all::add);
    }

    List<Projection> all() {
        return List.copyOf(all);
    }

    TimelineProjection timelines() {
        return timelines;
    }

    /** Reads past the caches: they may not have heard yet of what another process wrote. */
    private SearchFeed searchFeed(Adapters adapters) {
        return new SearchFeed(
                new SearchFeed.Sources(
                        new PostLookup(adapters.get(PostStore.class), adapters.get(ReplyStore.class)),
                        adapters.get(AccountStore.class),
                        adapters.get(FollowGraph.class)),
                stores.search(),
                stores.autocomplete());
    }

    /** Fills what searching finds anew. */
    SearchRebuild searchRebuild() {
        return new SearchRebuild(
                stores.accounts(),
                List.of(stores.posts(), stores.replies()),
                stores.search(),
                stores.autocomplete(),
                searchFeed);
    }
}
