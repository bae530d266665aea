package plaza.core.search;

import java.util.List;
import plaza.core.account.AccountStore;
import plaza.core.event.Backoff;
import plaza.core.event.Projection;
import plaza.core.event.Worker;
import plaza.core.feature.Feature;
import plaza.core.feature.Reconciliation;
import plaza.core.feature.Shared;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.GraphFeature;
import plaza.core.post.PostFeature;
import plaza.core.post.PostLookup;
import plaza.core.post.PostStore;
import plaza.core.post.TextParser;
import plaza.core.reply.ReplyStore;

/** Finding people and posts by words. */
public final class SearchFeature implements Feature {
    private final Searches searches;
    private final SearchProjection projection;
    private final SearchRebuild rebuild;

    public SearchFeature(Shared shared, GraphFeature graph, PostFeature posts) {
        SearchIndex index = shared.port(SearchIndex.class);
        Autocomplete autocomplete = shared.port(Autocomplete.class);
        AccountStore accounts = shared.port(AccountStore.class);
        this.searches =
                new Searches(
                        index,
                        autocomplete,
                        new SearchQueries(shared.port(TextParser.class), accounts, shared.clock()),
                        posts.views(),
                        graph.people(),
                        graph.audience());
        var feed =
                new SearchFeed(
                        new SearchFeed.Sources(
                                new PostLookup(
                                        shared.ports().uncached(PostStore.class),
                                        shared.ports().uncached(ReplyStore.class)),
                                shared.ports().uncached(AccountStore.class),
                                shared.ports().uncached(FollowGraph.class)),
                        index,
                        autocomplete);
        this.projection = new SearchProjection(feed);
        this.rebuild =
                new SearchRebuild(
                        accounts,
                        List.of(shared.port(PostStore.class), shared.port(ReplyStore.class)),
                        index,
                        autocomplete,
                        feed);
    }

    @Override
    public List<Object> services() {
        return List.of(searches, rebuild);
    }

    @Override
    public List<Projection> projections() {
        return List.of(projection);
    }

    @Override
    public List<Reconciliation.Part> reconciled() {
        return List.of(
                new Reconciliation.Part(
                        "search",
                        "people and posts",
                        (progress, goesOn) -> rebuild.run(progress, goesOn).orElse(0)));
    }

    @Override
    public List<Worker> workers(Backoff backoff) {
        return List.of(new SearchBuilder(rebuild, backoff));
    }
}
