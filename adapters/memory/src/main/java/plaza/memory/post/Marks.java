package plaza.memory.post;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.TimeKey;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * What likes, reposts and bookmarks have in common: who marked which post when. Thread-safe: one
 * call at a time.
 *
 * @param <M> the mark
 */
public final class Marks<M> {
    private final Function<M, UserId> user;
    private final Function<M, PostId> post;
    private final Function<M, Instant> at;
    private final Map<UserId, NavigableMap<PostId, M>> byUser = new HashMap<>();
    private final Map<PostId, NavigableMap<UserId, M>> byPost = new HashMap<>();

    public Marks(Function<M, UserId> user, Function<M, PostId> post, Function<M, Instant> at) {
        this.user = user;
        this.post = post;
        this.at = at;
    }

    public synchronized boolean put(M mark) {
        UserId owner = user.apply(mark);
        PostId target = post.apply(mark);
        byPost.computeIfAbsent(target, id -> new TreeMap<>()).putIfAbsent(owner, mark);
        return byUser.computeIfAbsent(owner, id -> new TreeMap<>()).putIfAbsent(target, mark)
                == null;
    }

    public synchronized boolean delete(UserId owner, PostId target) {
        byPost.getOrDefault(target, new TreeMap<>()).remove(owner);
        return byUser.getOrDefault(owner, new TreeMap<>()).remove(target) != null;
    }

    public synchronized Set<PostId> among(UserId owner, Collection<PostId> posts) {
        Map<PostId, M> marks = byUser.getOrDefault(owner, new TreeMap<>());
        return posts.stream().filter(marks::containsKey).collect(Collectors.toUnmodifiableSet());
    }

    /** The posts that a person marked, by id downwards. */
    public synchronized List<PostId> newest(UserId owner, int limit) {
        return byUser.getOrDefault(owner, new TreeMap<>()).descendingKeySet().stream()
                .limit(limit)
                .toList();
    }

    public synchronized Map<PostId, Long> count(Collection<PostId> posts) {
        Map<PostId, Long> counts = new HashMap<>();
        for (PostId target : posts) {
            counts.put(target, (long) byPost.getOrDefault(target, new TreeMap<>()).size());
        }
        return counts;
    }

    /** Latest first, ties by user id downwards. */
    public Page<M> listByPost(PostId target, PageRequest page) {
        return list(ofPost(target), mark -> user.apply(mark).value(), page);
    }

    /** Latest first, ties by post id downwards. */
    public Page<M> listByUser(UserId owner, PageRequest page) {
        return list(ofUser(owner), mark -> post.apply(mark).value(), page);
    }

    /** All marks of a post, by user id upwards. */
    public synchronized Stream<M> ofPost(PostId target) {
        return List.copyOf(byPost.getOrDefault(target, new TreeMap<>()).values()).stream();
    }

    /** All marks of a person, by post id upwards. */
    public synchronized Stream<M> ofUser(UserId owner) {
        return List.copyOf(byUser.getOrDefault(owner, new TreeMap<>()).values()).stream();
    }

    private Page<M> list(Stream<M> marks, Function<M, UUID> tie, PageRequest page) {
        TimeKey after = TimeKey.of(page.cursor());
        record Keyed<M>(TimeKey key, M mark) {}
        List<Keyed<M>> oneMore =
                marks.map(mark -> new Keyed<>(new TimeKey(at.apply(mark), tie.apply(mark)), mark))
                        .filter(keyed -> after == null || after.compareTo(keyed.key()) < 0)
                        .sorted(Comparator.comparing(Keyed::key))
                        .limit(page.limit() + 1L)
                        .toList();
        return Page.of(oneMore, page.limit(), keyed -> keyed.key().toCursor()).map(Keyed::mark);
    }
}
