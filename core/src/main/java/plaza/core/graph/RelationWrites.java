package plaza.core.graph;

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
    public void follow(Follow follow) {
        requests.delete(follow.follower(), follow.followed());
        graph.follow(follow);
    }

    /** Blocks, and ends follows and requests both ways. */
    public boolean block(Barrier block) {
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
}
