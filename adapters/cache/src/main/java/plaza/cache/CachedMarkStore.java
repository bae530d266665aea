package plaza.cache;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Mark;
import plaza.core.mark.MarkStore;

/**
 * Which posts a reader has marked in one way, answered from the newest {@value #NEWEST} posts that
 * they marked: a post that is not older than the oldest of these is marked if and only if it is
 * among them. Older ones are looked up in the store, unless these are all there are. So a page of a
 * feed costs no call, and a reader who marks nothing costs one in ten minutes. Lists and counts are
 * not cached. Thread-safe.
 *
 * @param <S> the store within
 */
public abstract class CachedMarkStore<M extends Mark, S extends MarkStore<M>>
        implements MarkStore<M>, CacheListener {
    static final int NEWEST = 1_000;

    /** What an entry takes besides its ids, in units of an id (16 bytes). */
    private static final int OVERHEAD = 16;

    protected final S delegate;
    private final ReadThrough<UserId, Newest> readers;

    private record Newest(PostIdSet ids, boolean complete) {
        boolean knows(PostId post) {
            return complete || !ids.isAbove(post);
        }
    }

    /**
     * @param maximumIds how many ids are held at the most, for all readers together, 16 bytes each;
     *     each reader counts as 16 more
     */
    protected CachedMarkStore(S delegate, long maximumIds, Clock clock) {
        this.delegate = delegate;
        this.readers =
                new ReadThrough<>(
                        maximumIds,
                        newest -> OVERHEAD + newest.ids().size(),
                        ReadThrough.Newcomers.UNANNOUNCED,
                        clock);
    }

    @Override
    public Set<PostId> markedAmong(UserId reader, Collection<PostId> posts) {
        if (posts.isEmpty()) {
            return Set.of();
        }
        if (CommitScope.isOpen()) {
            return delegate.markedAmong(reader, posts);
        }
        Newest newest = readers.get(reader, this::load);
        if (newest == null) {
            return delegate.markedAmong(reader, posts);
        }
        Set<PostId> marked = null;
        List<PostId> older = null;
        for (PostId post : posts) {
            if (newest.ids().contains(post)) {
                if (marked == null) {
                    marked = new HashSet<>();
                }
                marked.add(post);
            } else if (!newest.knows(post)) {
                if (older == null) {
                    older = new ArrayList<>();
                }
                older.add(post);
            }
        }
        if (older == null) {
            return marked == null ? Set.of() : marked;
        }
        Set<PostId> markedOlder = delegate.markedAmong(reader, older);
        if (marked == null) {
            return markedOlder;
        }
        marked.addAll(markedOlder);
        return marked;
    }

    private Newest load(UserId reader) {
        List<PostId> found = delegate.newestMarked(reader, NEWEST);
        return new Newest(PostIdSet.of(found), found.size() < NEWEST);
    }

    @Override
    public boolean put(M mark) {
        return readers.change(() -> delegate.put(mark), mark.user());
    }

    @Override
    public boolean delete(UserId user, PostId post) {
        return readers.change(() -> delegate.delete(user, post), user);
    }

    @Override
    public Page<M> listByUser(UserId user, PageRequest page) {
        return delegate.listByUser(user, page);
    }

    @Override
    public List<PostId> newestMarked(UserId user, int limit) {
        return delegate.newestMarked(user, limit);
    }

    /** What a reader marked has changed. */
    protected final void invalidate(UserId reader) {
        readers.invalidate(reader);
    }

    @Override
    public Map<String, ReadThrough<?, ?>> parts() {
        return Map.of("newest", readers);
    }

    @Override
    public void onRebuild() {
        readers.invalidateAll();
    }
}
