package plaza.core.graph;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.StorageException;
import plaza.core.account.UserId;

/**
 * Follows on two engines: a record, whose word counts, and a graph that answers. A follow is
 * written to the record, and then the graph is made to agree with it about that pair. When the
 * graph is away the pair goes to the backlog; while anything is there, and while the graph is away,
 * the record answers. Whoever writes, or replays, looks at the record again afterwards, so that of
 * several who change one pair at a time the last word in the record is also the graph's.
 * Thread-safe.
 *
 * <p>Another process learns within a second that there is a backlog; until then it may answer from
 * a graph that is back and has not caught up.
 */
public final class FallbackFollowGraph implements FollowGraph {
    private static final Logger LOG = LoggerFactory.getLogger(FallbackFollowGraph.class);
    private static final long LOOK_EVERY_NANOS = 1_000_000_000;

    private final FollowGraph graph;
    private final FollowGraph record;
    private final FollowBacklog backlog;
    private volatile boolean behind = true;
    private volatile long lookedAt;

    public FallbackFollowGraph(FollowGraph graph, FollowGraph record, FollowBacklog backlog) {
        this.graph = graph;
        this.record = record;
        this.backlog = backlog;
        this.lookedAt = System.nanoTime() - LOOK_EVERY_NANOS;
    }

    @Override
    public boolean follow(Follow follow) {
        boolean added = record.follow(follow);
        // Also where it is there already: an earlier attempt may have ended in between.
        reach(follow.follower(), follow.followed(), follow.at());
        return added;
    }

    @Override
    public boolean unfollow(UserId follower, UserId followed) {
        boolean removed = record.unfollow(follower, followed);
        reach(follower, followed, Instant.EPOCH);
        return removed;
    }

    private void reach(UserId follower, UserId followed, Instant at) {
        try {
            align(follower, followed, at);
        } catch (StorageException e) {
            if (!e.isTransient()) {
                throw e;
            }
            LOG.debug("The graph missed a follow", e);
            backlog.add(follower, followed, at);
            behind = true;
            lookedAt = System.nanoTime();
        }
    }

    private void align(UserId follower, UserId followed, Instant at) {
        boolean follows = isRecorded(follower, followed);
        boolean before;
        do {
            before = follows;
            if (before) {
                graph.follow(new Follow(follower, followed, at));
            } else {
                graph.unfollow(follower, followed);
            }
            follows = isRecorded(follower, followed);
        } while (follows != before);
    }

    private boolean isRecorded(UserId follower, UserId followed) {
        return record.followersAmong(followed, List.of(follower)).contains(follower);
    }

    /**
     * Brings the graph up to date with some of the backlog, what waits longest first.
     *
     * @return how many pairs there were; fewer than the limit when these were all
     * @throws StorageException when the graph is still away
     */
    public int replay(int limit) {
        List<FollowBacklog.Missed> missed = backlog.list(limit);
        for (FollowBacklog.Missed pair : missed) {
            align(pair.follower(), pair.followed(), pair.at());
            backlog.remove(pair);
        }
        if (missed.isEmpty()) {
            behind = !backlog.isEmpty();
            lookedAt = System.nanoTime();
        }
        return missed.size();
    }

    private <T> T read(Function<FollowGraph, T> question) {
        if (isBehind()) {
            return question.apply(record);
        }
        try {
            return question.apply(graph);
        } catch (StorageException e) {
            if (e.isTransient()) {
                return question.apply(record);
            }
            throw e;
        }
    }

    private boolean isBehind() {
        long now = System.nanoTime();
        if (now - lookedAt >= LOOK_EVERY_NANOS) {
            lookedAt = now;
            try {
                behind = !backlog.isEmpty();
            } catch (StorageException e) {
                LOG.debug("Whether the graph is behind is not known anew", e);
            }
        }
        return behind;
    }

    @Override
    public Page<Follow> listFollowers(UserId followed, PageRequest page) {
        return read(one -> one.listFollowers(followed, page));
    }

    @Override
    public Page<Follow> listFollowing(UserId follower, PageRequest page) {
        return read(one -> one.listFollowing(follower, page));
    }

    @Override
    public Set<UserId> findFollowing(UserId follower) {
        return read(one -> one.findFollowing(follower));
    }

    @Override
    public Map<UserId, Set<UserId>> findAllFollowing(Collection<UserId> followers) {
        return read(one -> one.findAllFollowing(followers));
    }

    @Override
    public Map<UserId, List<UserId>> findFollowers(Collection<UserId> followed, int limitEach) {
        return read(one -> one.findFollowers(followed, limitEach));
    }

    @Override
    public Set<UserId> followersAmong(UserId followed, Collection<UserId> people) {
        return read(one -> one.followersAmong(followed, people));
    }

    @Override
    public Map<UserId, FollowCounts> counts(Collection<UserId> people) {
        return read(one -> one.counts(people));
    }
}
