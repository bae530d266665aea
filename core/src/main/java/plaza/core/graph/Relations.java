package plaza.core.graph;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.DomainException;
import plaza.core.Page;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.event.Journal;
import plaza.core.graph.GraphEvent.Blocked;
import plaza.core.graph.GraphEvent.FollowRequestEnded;
import plaza.core.graph.GraphEvent.FollowRequested;
import plaza.core.graph.GraphEvent.Followed;
import plaza.core.graph.GraphEvent.Muted;
import plaza.core.graph.GraphEvent.Unblocked;
import plaza.core.graph.GraphEvent.Unfollowed;
import plaza.core.graph.GraphEvent.Unmuted;
import plaza.core.id.UserId;

/** Following, asking to follow, blocking and muting. Everything here is idempotent. */
public final class Relations {
    /**
     * Most people that one person may follow, those among them whom they have asked to; bounds what
     * a home timeline is computed from.
     */
    public static final int MAX_FOLLOWING = 10_000;

    /**
     * Most people that one person may block, and as many that they may mute: what they see is
     * filtered by all of them.
     */
    public static final int MAX_BARRIERS = 10_000;

    /** Requests that are accepted at once where nobody need ask any more. */
    private static final int BATCH = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Relations.class);

    private final FollowGraph graph;
    private final FollowRequestStore requests;
    private final BlockStore blocks;
    private final RelationWrites writes;
    private final Journal journal;
    private final Clock clock;

    public Relations(
            FollowGraph graph,
            FollowRequestStore requests,
            BlockStore blocks,
            AccountStore accounts,
            Journal journal,
            Clock clock) {
        this.graph = graph;
        this.requests = requests;
        this.blocks = blocks;
        this.writes = new RelationWrites(graph, requests, blocks, accounts);
        this.journal = journal;
        this.clock = clock;
    }

    /** Follows, or asks to where the account is private. */
    public void follow(UserId viewer, Account person) {
        UserId other = other(viewer, person.id(), "follow");
        if (blocks.find(viewer).separate(other)) {
            throw DomainException.notFound("user");
        }
        if (isFollowing(viewer, other)) {
            return;
        }
        var follow = new Follow(viewer, other, now());
        if (!person.isPrivate() || !ask(follow)) {
            commit(follow);
        }
    }

    /**
     * The set in the cache may be a moment old: where it says that they follow, the store is asked
     * too.
     */
    private boolean isFollowing(UserId viewer, UserId other) {
        return graph.findFollowing(viewer).contains(other)
                && graph.followersAmong(other, List.of(viewer)).contains(viewer);
    }

    /** Asks, where the account is private when that is written; says whether it was. */
    private boolean ask(Follow request) {
        var consent = new AtomicBoolean();
        journal.commit(
                new FollowRequested(request),
                () -> {
                    consent.set(writes.needsConsent(request.followed()));
                    return consent.get() && writes.ask(request);
                });
        return consent.get();
    }

    /**
     * As {@link #follow}, for imports: at the time it happened, and without asking for consent.
     *
     * @return whether it was new
     */
    public boolean admit(UserId follower, UserId followed, Instant at) {
        return commit(new Follow(follower, other(follower, followed, "follow"), at));
    }

    private boolean commit(Follow follow) {
        return journal.commit(new Followed(follow), () -> writes.follow(follow));
    }

    /** Unfollows, or takes the request back. */
    public void unfollow(UserId viewer, Account person) {
        UserId other = other(viewer, person.id(), "unfollow");
        boolean asks = endFollow(viewer, other);
        if (asks && !endRequest(viewer, other)) {
            // The request was granted in between.
            endFollow(viewer, other);
        }
    }

    /** Says whether the follower asks to follow, as of when whatever else they began has ended. */
    private boolean endFollow(UserId follower, UserId followed) {
        var asks = new AtomicBoolean();
        var follow = new Follow(follower, followed, now());
        journal.commit(
                new Unfollowed(follow),
                () -> {
                    asks.set(writes.isAsked(follow));
                    return graph.unfollow(follower, followed);
                });
        return asks.get();
    }

    /**
     * Lets somebody who asked follow the viewer.
     *
     * @throws DomainException CONFLICT where they follow as many as they may; the request stays
     */
    public void accept(UserId viewer, UserId asker) {
        var follow = new Follow(asker, viewer, now());
        boolean accepted = journal.commit(new Followed(follow), () -> writes.accept(follow));
        if (!accepted) {
            throw DomainException.notFound("follow request");
        }
    }

    /**
     * Lets all who have asked follow somebody whose account is not private any more. Those who
     * cannot, because they follow as many as they may, go on waiting. Repeatable.
     */
    void acceptAll(UserId person) {
        Page.all(BATCH, page -> requests.list(person, page))
                .forEach(request -> acceptUnasked(request.follower(), person));
    }

    private void acceptUnasked(UserId asker, UserId person) {
        var follow = new Follow(asker, person, now());
        try {
            journal.commit(
                    new Followed(follow),
                    () -> !writes.needsConsent(person) && writes.accept(follow));
        } catch (DomainException e) {
            LOG.debug("A request to follow {} stays: {}", person, e.getMessage());
        }
    }

    /** Refuses somebody who asked; they are not told. */
    public void reject(UserId viewer, UserId asker) {
        if (!endRequest(asker, viewer)) {
            throw DomainException.notFound("follow request");
        }
    }

    /** Blocks: ends follows and requests both ways, and hides both from each other everywhere. */
    public void block(UserId viewer, Account person) {
        UserId other = other(viewer, person.id(), "block");
        var block = new Restriction(viewer, other, now());
        journal.commit(
                new Blocked(block),
                () -> {
                    requireRoom(blocks.find(viewer).blocking(), other, "block");
                    return writes.block(block);
                });
    }

    public void unblock(UserId viewer, Account person) {
        var block = new Restriction(viewer, person.id(), now());
        journal.commit(new Unblocked(block), () -> blocks.unblock(viewer, person.id()));
    }

    /** Mutes: the viewer hears no more of the person, who does not learn of it. */
    public void mute(UserId viewer, Account person) {
        UserId other = other(viewer, person.id(), "mute");
        var mute = new Restriction(viewer, other, now());
        journal.commit(
                new Muted(mute),
                () -> {
                    requireRoom(blocks.find(viewer).muting(), other, "mute");
                    return blocks.mute(mute);
                });
    }

    private static void requireRoom(Set<UserId> barred, UserId other, String verb) {
        if (barred.size() >= MAX_BARRIERS && !barred.contains(other)) {
            throw DomainException.invalid(
                    "id", "you " + verb + " " + MAX_BARRIERS + " people, which is the most");
        }
    }

    public void unmute(UserId viewer, Account person) {
        var mute = new Restriction(viewer, person.id(), now());
        journal.commit(new Unmuted(mute), () -> blocks.unmute(viewer, person.id()));
    }

    private boolean endRequest(UserId follower, UserId followed) {
        var request = new Follow(follower, followed, now());
        return journal.commit(
                new FollowRequestEnded(request), () -> requests.delete(follower, followed));
    }

    private static UserId other(UserId viewer, UserId person, String verb) {
        if (viewer.equals(person)) {
            throw DomainException.invalid("id", "you cannot " + verb + " yourself");
        }
        return person;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
