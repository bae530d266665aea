package plaza.core.graph;

import java.util.List;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
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
 * Writes follows, requests, and blocks. Repeatable; each says whether it changed anything.
 *
 * <p>What has to be so for a write is looked at here, within the commit: nobody follows or asks
 * whom a block separates from them, nobody has a request where they follow, and nobody follows more
 * people than one may.
 */
public final class RelationWrites {
    private final FollowGraph graph;
    private final FollowRequestStore requests;
    private final BlockStore blocks;
    private final AccountStore accounts;

    public RelationWrites(
            FollowGraph graph,
            FollowRequestStore requests,
            BlockStore blocks,
            AccountStore accounts) {
        this.graph = graph;
        this.requests = requests;
        this.blocks = blocks;
        this.accounts = accounts;
    }

    /** Whether following somebody needs their consent, as their account is now. */
    boolean needsConsent(UserId person) {
        return accounts.findAll(List.of(person)).values().stream().anyMatch(Account::isPrivate);
    }

    /**
     * Asks to follow, unless the asker does already.
     *
     * @throws DomainException NOT_FOUND where a block separates the two, INVALID where the asker
     *     follows and has asked as many as one may
     */
    boolean ask(Follow request) {
        requireTogether(request);
        if (isThere(request) || isAsked(request)) {
            return false;
        }
        requireRoom(request);
        return requests.put(request);
    }

    /**
     * Follows where the follower has asked to; else changes nothing.
     *
     * @throws DomainException NOT_FOUND where a block separates the two, CONFLICT where the
     *     follower follows as many as one may
     */
    boolean accept(Follow follow) {
        if (!isAsked(follow)) {
            return false;
        }
        requireTogether(follow);
        if (following(follow.follower()) >= Relations.MAX_FOLLOWING && !isThere(follow)) {
            throw DomainException.of(
                    ErrorKind.CONFLICT,
                    "They follow as many people as one may; reject the request, or accept it"
                            + " later.");
        }
        graph.follow(follow);
        requests.delete(follow.follower(), follow.followed());
        return true;
    }

    /**
     * Follows, and ends the request that may have led to it; says whether the follow is new.
     *
     * @throws DomainException as {@link #ask}
     */
    boolean follow(Follow follow) {
        requireTogether(follow);
        boolean added = false;
        boolean asked = true;
        if (!isThere(follow)) {
            asked = requireRoom(follow) > 0;
            added = graph.follow(follow);
        }
        if (asked) {
            requests.delete(follow.follower(), follow.followed());
        }
        return added;
    }

    private void requireTogether(Follow follow) {
        if (blocks.isBlockBetween(follow.follower(), follow.followed())) {
            throw DomainException.notFound("user");
        }
    }

    private boolean isThere(Follow follow) {
        return graph.find(follow.follower(), follow.followed()).isPresent();
    }

    /** Whether the follower waits for consent. */
    boolean isAsked(Follow follow) {
        return !requests.requestedAmong(follow.follower(), List.of(follow.followed())).isEmpty();
    }

    /**
     * Who is asked counts, so that whoever says yes later is not refused.
     *
     * @return how many the follower has asked
     */
    private long requireRoom(Follow follow) {
        long asked = requests.count(follow.follower());
        long others = asked > 0 && isAsked(follow) ? asked - 1 : asked;
        if (following(follow.follower()) + others >= Relations.MAX_FOLLOWING) {
            throw DomainException.invalid(
                    "id",
                    "you follow "
                            + Relations.MAX_FOLLOWING
                            + " people, or have asked to, which is the most");
        }
        return asked;
    }

    private long following(UserId follower) {
        return graph.counts(List.of(follower))
                .getOrDefault(follower, FollowCounts.NONE)
                .following();
    }

    /** Blocks, and ends follows and requests both ways. */
    boolean block(Restriction block) {
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

    /** Carries out again what an event says; false where it cannot be any more. */
    public boolean redo(GraphEvent event) {
        switch (event) {
            case Followed e -> follow(e.follow());
            case Unfollowed e -> graph.unfollow(e.follow().follower(), e.follow().followed());
            case FollowRequested e -> {
                return askAgain(e.request());
            }
            case FollowRequestEnded e ->
                    requests.delete(e.request().follower(), e.request().followed());
            case Blocked e -> block(e.block());
            case Unblocked e -> blocks.unblock(e.block().owner(), e.block().other());
            case Muted e -> blocks.mute(e.mute());
            case Unmuted e -> blocks.unmute(e.mute().owner(), e.mute().other());
        }
        return true;
    }

    private boolean askAgain(Follow request) {
        if (!needsConsent(request.followed())) {
            requests.delete(request.follower(), request.followed());
            return false;
        }
        ask(request);
        return isAsked(request);
    }
}
