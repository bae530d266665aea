package plaza.memory.mark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Mark;
import plaza.core.mark.MarkStore;

/** Marks of one kind in memory. Thread-safe: one call at a time. */
public abstract class MemoryMarkStore<M extends Mark> implements MarkStore<M> {
    private final BiFunction<M, Instant, M> at;
    private final Map<UserId, NavigableMap<PostId, M>> byUser = new HashMap<>();
    private final Map<PostId, NavigableMap<UserId, M>> byPost = new HashMap<>();

    /**
     * @param at the same mark at another time
     */
    protected MemoryMarkStore(BiFunction<M, Instant, M> at) {
        this.at = at;
    }

    @Override
    public synchronized boolean put(M mark) {
        M kept = at.apply(mark, mark.at().truncatedTo(ChronoUnit.MICROS));
        byPost.computeIfAbsent(kept.post(), id -> new TreeMap<>()).putIfAbsent(kept.user(), kept);
        return byUser.computeIfAbsent(kept.user(), id -> new TreeMap<>())
                        .putIfAbsent(kept.post(), kept)
                == null;
    }

    @Override
    public synchronized boolean delete(UserId user, PostId post) {
        byPost.getOrDefault(post, new TreeMap<>()).remove(user);
        return byUser.getOrDefault(user, new TreeMap<>()).remove(post) != null;
    }

    @Override
    public synchronized Set<PostId> markedAmong(UserId user, Collection<PostId> posts) {
        Map<PostId, M> marks = byUser.getOrDefault(user, new TreeMap<>());
        return posts.stream().filter(marks::containsKey).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public synchronized List<PostId> newestMarked(UserId user, int limit) {
        return byUser.getOrDefault(user, new TreeMap<>()).descendingKeySet().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public Page<M> listByUser(UserId user, PageRequest page) {
        return page(ofUser(user), mark -> mark.post().value(), page);
    }

    /** All marks of a post, by user id upwards. */
    protected synchronized Stream<M> ofPost(PostId post) {
        return List.copyOf(byPost.getOrDefault(post, new TreeMap<>()).values()).stream();
    }

    /** All marks of a person, by post id upwards. */
    protected synchronized Stream<M> ofUser(UserId user) {
        return List.copyOf(byUser.getOrDefault(user, new TreeMap<>()).values()).stream();
    }

    /** Latest first, ties by an id downwards. */
    static <M extends Mark> Page<M> page(Stream<M> marks, Function<M, UUID> tie, PageRequest page) {
        KeysetCursor after = KeysetCursor.of(page.cursor());
        record Keyed<M>(KeysetCursor key, M mark) {}
        List<Keyed<M>> oneMore =
                marks.map(mark -> new Keyed<>(new KeysetCursor(mark.at(), tie.apply(mark)), mark))
                        .filter(keyed -> after == null || after.compareTo(keyed.key()) < 0)
                        .sorted(Comparator.comparing(Keyed::key))
                        .limit(page.limit() + 1L)
                        .toList();
        return Page.of(oneMore, page.limit(), keyed -> keyed.key().toCursor()).map(Keyed::mark);
    }
}
