package plaza.core.graph;

import plaza.core.account.UserId;

/** Finds out what a viewer may see. */
public final class Audience {
    private final FollowGraph graph;
    private final BlockStore blocks;

    public Audience(FollowGraph graph, BlockStore blocks) {
        this.graph = graph;
        this.blocks = blocks;
    }

    public Sight of(UserId viewer) {
        return new Sight(viewer, graph.findFollowing(viewer), blocks.find(viewer));
    }
}
