package plaza.core.graph;

import java.util.ArrayList;
import java.util.List;
import plaza.core.account.AccountStore;
import plaza.core.event.Backoff;
import plaza.core.event.EventRedo;
import plaza.core.event.Leases;
import plaza.core.event.Projection;
import plaza.core.event.Worker;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.id.UserId;
import plaza.core.media.MediaFeature;
import plaza.core.media.MediaUse;

/** The feature of follows, blocks and mutes, and of who may see whom. */
public final class GraphFeature implements Feature {
    private final Shared shared;
    private final RelationWrites writes;
    private final ViewerContexts audience;
    private final People people;
    private final Relations relations;
    private final Connections connections;
    private final FollowTraversal traversal;
    private final InfluenceStore influence;
    private final InfluenceRebuild rebuild;

    /**
     * @param posts counts what a person's page says that there is
     * @param openings hears of profiles that are opened
     */
    public GraphFeature(
            Shared shared, MediaFeature media, ShownPosts posts, ProfileListener openings) {
        FollowGraph graph = shared.port(FollowGraph.class);
        FollowRequestStore requests = shared.port(FollowRequestStore.class);
        BlockStore blocks = shared.port(BlockStore.class);
        AccountStore accounts = shared.port(AccountStore.class);
        this.shared = shared;
        // Past the caches: what is carried out again looks at what is so, as a commit does.
        this.writes =
                new RelationWrites(
                        shared.ports().uncached(FollowGraph.class),
                        requests,
                        shared.ports().uncached(BlockStore.class),
                        shared.ports().uncached(AccountStore.class));
        this.audience = new ViewerContexts(graph, blocks, accounts);
        this.people = new People(accounts, graph, requests, blocks, posts, audience, openings);
        this.relations =
                new Relations(graph, requests, blocks, accounts, shared.journal(), shared.clock());
        this.traversal =
                shared.ports()
                        .find(FollowTraversal.class)
                        .orElseGet(() -> new WalkedTraversal(graph));
        this.influence = shared.port(InfluenceStore.class);
        this.connections = new Connections(graph, traversal, influence, audience, people);
        // Past the caches: it reads everybody's follows once, which would drive out what is needed.
        this.rebuild =
                new InfluenceRebuild(
                        shared.ports().uncached(AccountStore.class),
                        shared.ports().uncached(FollowGraph.class),
                        influence,
                        shared.clock());
        media.open(MediaUse.Kind.AVATAR, (viewer, id) -> people.isVisible(viewer, new UserId(id)));
        media.open(MediaUse.Kind.COVER, (viewer, id) -> people.isVisible(viewer, new UserId(id)));
    }

    public ViewerContexts audience() {
        return audience;
    }

    public FollowTraversal traversal() {
        return traversal;
    }

    public People people() {
        return people;
    }

    @Override
    public List<Object> services() {
        return List.of(people, relations, connections, rebuild);
    }

    @Override
    public List<EventRedo<?>> redo() {
        return List.of(new EventRedo<>(GraphEvent.class, writes::redo));
    }

    /** Where the graph shows people, it has their names from here. */
    @Override
    public List<Projection> projections() {
        AccountStore accounts = shared.ports().uncached(AccountStore.class);
        var projections = new ArrayList<Projection>();
        projections.add(new FollowRequestProjection(accounts, relations));
        shared.ports()
                .find(GraphProfiles.class)
                .ifPresent(
                        profiles ->
                                projections.add(new GraphProfileProjection(accounts, profiles)));
        return projections;
    }

    /** Brings what the graph missed while it was away; computes how central people are. */
    @Override
    public List<Worker> workers(Backoff backoff) {
        var workers = new ArrayList<Worker>();
        shared.ports()
                .find(FallbackFollowGraph.class)
                .ifPresent(graph -> workers.add(new BacklogReplay(graph, backoff)));
        Leases leases = shared.ports().find(Leases.class).orElse(Leases.ALWAYS);
        workers.add(new InfluenceWorker(rebuild, influence, leases, shared.clock(), backoff));
        return workers;
    }
}
