package plaza.memory.post;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostRecords;
import plaza.core.post.Revision;

/**
 * Posts of one kind in a sorted map; lists are made by looking at all of them. Thread-safe: one
 * call at a time.
 */
public abstract class MemoryPostRecords implements PostRecords {
    private static final int KEPT_REVISIONS = 100;

    private final Predicate<Post> kind;
    private final NavigableMap<PostId, Post> posts = new TreeMap<>();
    private final Map<PostId, Optional<PostId>> deleted = new HashMap<>();
    private final Map<PostId, List<Revision>> revisions = new HashMap<>();

    /**
     * @param kind which posts this store keeps
     */
    protected MemoryPostRecords(Predicate<Post> kind) {
        this.kind = kind;
    }

    @Override
    public final synchronized boolean insert(Post post) {
        if (!kind.test(post)) {
            throw new IllegalArgumentException("Post " + post.id() + " is of another kind");
        }
        return !deleted.containsKey(post.id()) && posts.putIfAbsent(post.id(), post) == null;
    }

    @Override
    public final synchronized Map<PostId, Post> findAll(Collection<PostId> ids) {
        Map<PostId, Post> found = new HashMap<>();
        for (PostId id : ids) {
            Post post = posts.get(id);
            if (post != null) {
                found.put(id, post);
            }
        }
        return found;
    }

    @Override
    public final synchronized boolean edit(PostId id, String text, Entities entities, Instant at) {
        Post post = posts.get(id);
        if (post == null || post.text().equals(text)) {
            return false;
        }
        Instant since = Objects.requireNonNullElse(post.editedAt(), post.createdAt());
        List<Revision> earlier = revisions.computeIfAbsent(id, key -> new ArrayList<>());
        earlier.add(new Revision(post.text(), since));
        if (earlier.size() > KEPT_REVISIONS) {
            earlier.removeFirst();
        }
        posts.put(id, post.with(text, entities, at.truncatedTo(ChronoUnit.MICROS)));
        return true;
    }

    @Override
    public final synchronized List<Revision> listRevisions(PostId id) {
        return List.copyOf(revisions.getOrDefault(id, List.of()));
    }

    @Override
    public final synchronized boolean delete(PostId id) {
        revisions.remove(id);
        Post post = posts.remove(id);
        if (post != null) {
            deleted.put(id, Optional.ofNullable(post.replyTo()));
        }
        return post != null;
    }

    @Override
    public final Page<Post> scan(PageRequest page) {
        return oldest(post -> true, page);
    }

    /** A list of the posts that match, by id upwards. */
    protected final Page<Post> oldest(Predicate<Post> matching, PageRequest page) {
        PostId after = PostId.of(page.cursor());
        return list(
                post -> (after == null || post.id().compareTo(after) > 0) && matching.test(post),
                Comparator.comparing(Post::id),
                page.limit());
    }

    /** A list of the posts that match, by id downwards. */
    protected final Page<Post> newest(Predicate<Post> matching, PageRequest page) {
        PostId before = PostId.of(page.cursor());
        return list(
                post -> (before == null || post.id().compareTo(before) < 0) && matching.test(post),
                Comparator.comparing(Post::id).reversed(),
                page.limit());
    }

    private synchronized Page<Post> list(
            Predicate<Post> matching, Comparator<Post> order, int limit) {
        List<Post> oneMore = all().filter(matching).sorted(order).limit(limit + 1L).toList();
        return Page.of(oneMore, limit, post -> post.id().toCursor());
    }

    /** The post with this id, or null. */
    protected final synchronized @Nullable Post get(PostId id) {
        return posts.get(id);
    }

    /** What each reply answers, those that are deleted among them. */
    protected final synchronized Map<PostId, PostId> parents() {
        Map<PostId, PostId> parents = new HashMap<>();
        deleted.forEach((id, parent) -> parent.ifPresent(its -> parents.put(id, its)));
        for (Post post : posts.values()) {
            if (post.replyTo() != null) {
                parents.put(post.id(), post.replyTo());
            }
        }
        return parents;
    }

    /** All posts as they are now. */
    protected final synchronized Stream<Post> all() {
        return List.copyOf(posts.values()).stream();
    }
}
