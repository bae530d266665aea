package plaza.core.graph;

import plaza.core.graph.GraphEvent.Blocked;
import plaza.core.graph.GraphEvent.FollowRequestEnded;
import plaza.core.graph.GraphEvent.FollowRequested;
import plaza.core.graph.GraphEvent.Followed;
import plaza.core.graph.GraphEvent.Muted;
import plaza.core.graph.GraphEvent.Unblocked;
import plaza.core.graph.GraphEvent.Unfollowed;
import plaza.core.graph.GraphEvent.Unmuted;
import plaza.core.id.UserId;

/**
 * What is written when people follow, ask, and block. Repeatable; each says whether it changed
 * anything.
 */
public final class RelationWrites {
    private final FollowGraph graph;
    private final FollowRequestStore requests;
    private final BlockStore blocks;

    public RelationWrites(FollowGraph graph, FollowRequestStore requests, BlockStore blocks) {
        this.graph = graph;
        this.requests = requests;
        this.blocks = blocks;
    }

    /** Follows where the follower has asked to; else changes nothing. */
    boolean accept(Follow follow) {
        boolean asked = requests.delete(follow.follower(), follow.followed());
        if (asked) {
            graph.follow(follow);
        }
        return asked;
    }

    /** Follows, and ends the request that may have led to it. */
    void follow(Follow follow) {
        requests.delete(follow.follower(), follow.followed());
        graph.follow(follow);
    }

    /** Blocks, and ends follows and requests both ways. */
    boolean block(Barrier block) {
        boolean changed = blocks.block(block);
        changed |= endRequests(block.owner(), block.other());
        changed |= graph.unfollow(block.owner(), block.other());
        changed |= graph.unfollow(block.other(), block.owner());
        return changed;
    }

    /**
     * Both ways, in the order of the ids whoever blocks: where rows are locked, two who block each
     * other at the same time never wait for each other.
     */
    private boolean endRequests(UserId one, UserId other) {
        UserId first = one.compareTo(other) < 0 ? one : other;
        UserId second = first.equals(one) ? other : one;
        boolean changed = requests.delete(first, second);
        changed |= requests.delete(second, first);
        return changed;
    }

    /** Carries out again what an event says. */
    public boolean redo(GraphEvent event) {
        switch (event) {
            case Followed e -> follow(e.follow());
            case Unfollowed e -> graph.unfollow(e.follow().follower(), e.follow().followed());
            case FollowRequested e -> requests.put(e.request());
            case FollowRequestEnded e ->
                    requests.delete(e.request().follower(), e.request().followed());
            case Blocked e -> block(e.block());
            case Unblocked e -> blocks.unblock(e.block().owner(), e.block().other());
            case Muted e -> blocks.mute(e.mute());
            case Unmuted e -> blocks.unmute(e.mute().owner(), e.mute().other());
        }
        return true;
    }
}
