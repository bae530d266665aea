package plaza.local.cache;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * Which posts a reader has marked (liked, reposted, bookmarked), answered from the newest {@value
 * #NEWEST} posts that they marked: a post that is not older than the oldest of these is marked if
 * and only if it is among them. Older ones are looked up in the store, unless these are all there
 * are. So a page of a feed costs no call, and a reader who marks nothing costs one in ten minutes.
 * Thread-safe.
 */
public final class RecentMarks {
    static final int NEWEST = 1_000;

    /** What an entry takes besides its ids, in units of an id (16 bytes). */
    private static final int OVERHEAD = 16;

    private final Newest newest;
    private final Among among;
    private final ReadThrough<UserId, Marks> readers;

    /** The newest posts that a reader marked, by id downwards; fewer than asked for are all. */
    @FunctionalInterface
    public interface Newest {
        List<PostId> find(UserId reader, int limit);
    }

    /** Which of these posts the reader marked. */
    @FunctionalInterface
    public interface Among {
        Set<PostId> find(UserId reader, Collection<PostId> posts);
    }

    private record Marks(PostIdSet ids, boolean complete) {
        boolean knows(PostId post) {
            return complete || !ids.isAbove(post);
        }
    }

    /**
     * @param maximumIds how many ids are held at the most, for all readers together, 16 bytes each;
     *     each reader counts as 16 more
     */
    public RecentMarks(Newest newest, Among among, long maximumIds, Clock clock) {
        this.newest = newest;
        this.among = among;
        this.readers =
                new ReadThrough<>(
                        maximumIds,
                        marks -> OVERHEAD + marks.ids().size(),
                        ReadThrough.Newcomers.UNANNOUNCED,
                        clock);
    }

    /** Which of these posts the reader has marked. */
    public Set<PostId> among(UserId reader, Collection<PostId> posts) {
        if (posts.isEmpty()) {
            return Set.of();
        }
        if (CommitScope.isOpen()) {
            return among.find(reader, posts);
        }
        Marks marks = readers.get(reader, this::load);
        if (marks == null) {
            return among.find(reader, posts);
        }
        Set<PostId> marked = null;
        List<PostId> older = null;
        for (PostId post : posts) {
            if (marks.ids().contains(post)) {
                if (marked == null) {
                    marked = new HashSet<>();
                }
                marked.add(post);
            } else if (!marks.knows(post)) {
                if (older == null) {
                    older = new ArrayList<>();
                }
                older.add(post);
            }
        }
        if (older == null) {
            return marked == null ? Set.of() : marked;
        }
        Set<PostId> markedOlder = among.find(reader, older);
        if (marked == null) {
            return markedOlder;
        }
        marked.addAll(markedOlder);
        return marked;
    }

    private Marks load(UserId reader) {
        List<PostId> found = newest.find(reader, NEWEST);
        return new Marks(PostIdSet.of(found), found.size() < NEWEST);
    }

    public void invalidate(UserId reader) {
        readers.invalidate(reader);
    }

    public void invalidateAll() {
        readers.invalidateAll();
    }
}
