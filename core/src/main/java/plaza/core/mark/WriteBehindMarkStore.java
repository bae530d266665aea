package plaza.core.mark;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.Fallback;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.StorageException;
import plaza.core.event.Backoff;
import plaza.core.event.WakeUp;
import plaza.core.event.Worker;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.RecentMarks.Change;
import plaza.core.mark.RecentMarks.Step;

/**
 * Marks that are kept where that is answered at once; their store is told afterwards, by {@link
 * WriteBehindWorker}, or before it is asked for a list or a count. Which posts a person marked is
 * answered from what is known, and by the store where it is not. Relies on the changes of one mark
 * following each other, as they do in the commits of a person. Thread-safe.
 */
public abstract class WriteBehindMarkStore<M extends Mark> implements PublicMarkStore<M> {
    private static final Logger LOG = LoggerFactory.getLogger(WriteBehindMarkStore.class);

    private final PublicMarkStore<M> store;
    private final RecentMarks recent;
    private final Mark.Maker<M> maker;
    private final Clock clock;
    private final WakeUp wakeUp = new WakeUp();

    /**
     * @param store is told afterwards
     * @param recent answers at once
     */
    protected WriteBehindMarkStore(
            PublicMarkStore<M> store, RecentMarks recent, Mark.Maker<M> maker, Clock clock) {
        this.store = store;
        this.recent = recent;
        this.maker = maker;
        this.clock = clock;
    }

    /** Tells the store of what waits. */
    public final Worker worker(String name, Backoff backoff) {
        return new WriteBehindWorker(name, this, wakeUp, backoff);
    }

    @Override
    public Page<M> listByUser(UserId user, PageRequest page) {
        settleIfThere(change -> change.user().equals(user));
        return store.listByUser(user, page);
    }

    @Override
    public List<PostId> newestMarked(UserId user, int limit) {
        settleIfThere(change -> change.user().equals(user));
        return store.newestMarked(user, limit);
    }

    @Override
    public Page<M> listByPost(PostId post, PageRequest page) {
        settleIfThere(change -> change.post().equals(post));
        return store.listByPost(post, page);
    }

    @Override
    public List<M> listNewest(Collection<UserId> users, @Nullable Instant until, int limit) {
        Set<UserId> asked = Set.copyOf(users);
        settleIfThere(change -> asked.contains(change.user()));
        return store.listNewest(users, until, limit);
    }

    @Override
    public Map<PostId, List<M>> listNewestByPosts(Collection<PostId> posts, int limit) {
        Set<PostId> asked = Set.copyOf(posts);
        settleIfThere(change -> asked.contains(change.post()));
        return store.listNewestByPosts(posts, limit);
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> posts) {
        Set<PostId> asked = Set.copyOf(posts);
        settleIfThere(change -> asked.contains(change.post()));
        return store.count(posts);
    }

    @Override
    public boolean put(M mark) {
        return change(
                new Change(
                        mark.user(),
                        mark.post(),
                        Step.PUT,
                        mark.at().truncatedTo(ChronoUnit.MICROS)));
    }

    @Override
    public boolean delete(UserId user, PostId post) {
        return change(new Change(user, post, Step.DELETE, null));
    }

    /** First what the store is to be told, so that nothing is answered that it never hears of. */
    private boolean change(Change change) {
        boolean marked = change.step() != Step.DELETE;
        if (isMarked(change.user(), change.post()) == marked) {
            return false;
        }
        if (!recent.await(change)) {
            // Too many wait. This one is not among them, so that nothing comes before it.
            apply(change);
        }
        boolean changed = recent.change(change.user(), change.post(), marked);
        wakeUp.signal();
        return changed;
    }

    private boolean isMarked(UserId user, PostId post) {
        Boolean known = recent.known(user, List.of(post)).get(post);
        if (known != null) {
            return known;
        }
        settle(change -> change.user().equals(user));
        recent.fill(user, Map.of(post, store.markedAmong(user, List.of(post)).contains(post)));
        // As others may have changed it meanwhile.
        return recent.known(user, List.of(post)).getOrDefault(post, false);
    }

    @Override
    public Set<PostId> markedAmong(UserId user, Collection<PostId> posts) {
        if (posts.isEmpty()) {
            return Set.of();
        }
        Map<PostId, Boolean> known =
                Fallback.whenUnavailable(
                        () -> recent.known(user, posts), () -> stored(user, posts));
        Set<PostId> unknown = new HashSet<>(posts);
        unknown.removeAll(known.keySet());
        Set<PostId> marked = new HashSet<>(known.keySet());
        marked.removeIf(post -> !known.getOrDefault(post, false));
        if (!unknown.isEmpty()) {
            settleIfThere(change -> change.user().equals(user));
            Set<PostId> stored = store.markedAmong(user, unknown);
            fillIfThere(user, stored);
            marked.addAll(stored);
        }
        return marked;
    }

    /** What the store says of all of them. */
    private Map<PostId, Boolean> stored(UserId user, Collection<PostId> posts) {
        Set<PostId> marked = store.markedAmong(user, posts);
        return posts.stream().distinct().collect(Collectors.toMap(post -> post, marked::contains));
    }

    private void fillIfThere(UserId user, Set<PostId> marked) {
        Map<PostId, Boolean> known =
                marked.stream().collect(Collectors.toMap(post -> post, _ -> true));
        try {
            Fallback.run(() -> recent.fill(user, known));
        } catch (StorageException e) {
            LOG.debug("What a person marked was looked up and could not be kept", e);
        }
    }

    /** Tells the store of some changes; where they are away, it answers without them. */
    private void settleIfThere(Predicate<Change> which) {
        Fallback.whenUnavailable(recent::waiting, List::<Change>of).stream()
                .filter(which)
                .forEach(this::settle);
    }

    /** Tells the store of some changes. */
    public final void settle(Predicate<Change> which) {
        waiting().stream().filter(which).forEach(this::settle);
    }

    /** What the store has still to be told, each of another mark. */
    final List<Change> waiting() {
        return recent.waiting();
    }

    final void settle(Change change) {
        apply(change);
        if (!recent.settled(change)) {
            agree(change);
        }
    }

    private void apply(Change change) {
        if (change.step() != Step.PUT) {
            store.delete(change.user(), change.post());
        }
        if (change.step() != Step.DELETE) {
            put(change, Objects.requireNonNull(change.at()));
        }
    }

    private void put(Change change, Instant at) {
        store.put(maker.make(change.user(), change.post(), at));
    }

    /**
     * Another change has taken the place of one that was just carried out, and may have been
     * carried out before it: where nothing waits, the store is made to agree with what is known.
     */
    private void agree(Change late) {
        UserId user = late.user();
        PostId post = late.post();
        boolean waits =
                recent.waiting().stream()
                        .anyMatch(each -> each.user().equals(user) && each.post().equals(post));
        Boolean marked = waits ? null : recent.known(user, List.of(post)).get(post);
        if (marked == null) {
            return;
        }
        if (marked) {
            put(late, late.at() == null ? clock.instant() : late.at());
        } else {
            store.delete(user, post);
        }
    }
}
