package plaza.core.graph;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.Fallback;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.StorageException;
import plaza.core.id.UserId;

/**
 * Follows on two engines: a record, whose word counts, and a graph that answers. A follow is
 * written to the record, and then the graph is made to agree with it about that pair. When the
 * graph is away the pair goes to the backlog; while anything is there, and while the graph is away,
 * the record answers. Thread-safe.
 *
 * <p>Another process learns within a second that there is a backlog; until then it may answer from
 * a graph that is back and has not caught up.
 */
public final class FallbackFollowGraph implements FollowGraph {
    private static final Logger LOG = LoggerFactory.getLogger(FallbackFollowGraph.class);

    private final FollowGraph graph;
    private final FollowGraph record;
    private final FollowBacklog backlog;
    private final BacklogWatch watch;

    public FallbackFollowGraph(FollowGraph graph, FollowGraph record, FollowBacklog backlog) {
        this.graph = graph;
        this.record = record;
        this.backlog = backlog;
        this.watch = new BacklogWatch(backlog);
    }

    @Override
    public boolean follow(Follow follow) {
        boolean added = record.follow(follow);
        // Also where it is there already: an earlier attempt may have ended in between.
        carryOver(
                follow.follower(),
                follow.followed(),
                () ->
                        added
                                ? Optional.of(follow)
                                : record.find(follow.follower(), follow.followed()));
        return added;
    }

    @Override
    public boolean unfollow(UserId follower, UserId followed) {
        boolean removed = record.unfollow(follower, followed);
        carryOver(
                follower,
                followed,
                () -> removed ? Optional.empty() : record.find(follower, followed));
        return removed;
    }

    private void carryOver(UserId follower, UserId followed, Supplier<Optional<Follow>> recorded) {
        try {
            align(follower, followed, recorded);
        } catch (StorageException e) {
            LOG.debug("The graph missed a follow", e);
            watch.add(follower, followed);
            if (!e.isTransient()) {
                throw e;
            }
        }
    }

    /** Makes the graph agree with the record about a pair; says whether the graph was changed. */
    boolean align(UserId follower, UserId followed) {
        return align(follower, followed, () -> record.find(follower, followed));
    }

    /**
     * As {@link #align(UserId, UserId)}, where it is known what was recorded last. Whoever has
     * written to the graph looks at the record again afterwards: so the last of several who write
     * about one pair finds there what it has written, or writes once more.
     */
    private boolean align(
            UserId follower, UserId followed, Supplier<Optional<Follow>> lastRecorded) {
        boolean changed = false;
        Optional<Follow> wanted;
        Optional<Follow> recorded = lastRecorded.get();
        do {
            wanted = recorded;
            changed |= wanted.isPresent() ? put(wanted.get()) : graph.unfollow(follower, followed);
            recorded = record.find(follower, followed);
        } while (!recorded.equals(wanted));
        return changed;
    }

    private boolean put(Follow follow) {
        if (graph.follow(follow)) {
            return true;
        }
        Optional<Follow> found = graph.find(follow.follower(), follow.followed());
        if (found.equals(Optional.of(follow))) {
            return false;
        }
        // An older one, whose end the graph missed.
        graph.unfollow(follow.follower(), follow.followed());
        graph.follow(follow);
        return true;
    }

    /**
     * Brings the graph up to date with some of the backlog, what waits longest first. A pair that
     * the graph refuses stays, and does not keep the others from being dealt with.
     *
     * @return how many pairs there were; fewer than the limit when these were all
     * @throws StorageException when the graph is still away, or has refused a pair
     */
    public int replay(int limit) {
        List<FollowBacklog.Missed> missed = backlog.list(limit);
        @Nullable StorageException refusal = null;
        for (FollowBacklog.Missed pair : missed) {
            try {
                align(pair.follower(), pair.followed());
                backlog.remove(pair);
            } catch (StorageException e) {
                if (e.isTransient()) {
                    throw e;
                }
                refusal = e;
            }
        }
        if (refusal != null) {
            throw refusal;
        }
        if (missed.isEmpty()) {
            watch.look();
        }
        return missed.size();
    }

    private <T> T read(Function<FollowGraph, T> question) {
        return read(() -> question.apply(graph), () -> question.apply(record));
    }

    /** Asks the graph; the record while the graph is away, or has not caught up. */
    <T> T read(Supplier<T> ofGraph, Supplier<T> ofRecord) {
        return watch.isWaiting() ? ofRecord.get() : Fallback.whenUnavailable(ofGraph, ofRecord);
    }

    @Override
    public Optional<Follow> find(UserId follower, UserId followed) {
        return read(one -> one.find(follower, followed));
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
