package plaza.memory.post;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.post.PostKey;
import plaza.core.post.PostStore;
import plaza.core.post.PostTotals;
import plaza.core.post.Visibility;

/** Root posts in memory. Thread-safe. */
public final class MemoryPostStore extends MemoryPostRecords implements PostStore {
    public MemoryPostStore() {
        super(Predicate.not(Post::isReply));
    }

    @Override
    public Page<Post> listByAuthor(UserId author, PageRequest page) {
        return newest(post -> post.author().equals(author), page);
    }

    @Override
    public List<PostKey> listNewestKeys(
            Collection<UserId> authors, @Nullable PostId before, int limit) {
        if (limit < 1 || limit > PageRequest.MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit);
        }
        Set<UserId> wanted = Set.copyOf(authors);
        return all().filter(post -> wanted.contains(post.author()))
                .filter(post -> post.visibility() != Visibility.PRIVATE)
                .filter(post -> before == null || post.id().compareTo(before) < 0)
                .sorted(Comparator.comparing(Post::id).reversed())
                .limit(limit)
                .map(post -> new PostKey(post.id(), post.author()))
                .toList();
    }

    @Override
    public Page<Post> listPublic(
            @Nullable Instant since, @Nullable Instant until, PageRequest page) {
        return newest(
                post ->
                        post.visibility() == Visibility.PUBLIC
                                && (since == null || !post.createdAt().isBefore(since))
                                && (until == null || post.createdAt().isBefore(until)),
                page);
    }

    @Override
    public Page<Post> listByHashtag(String hashtag, PageRequest page) {
        return newest(
                post ->
                        post.visibility() == Visibility.PUBLIC
                                && post.entities().hashtags().contains(hashtag),
                page);
    }

    @Override
    public Map<UserId, PostTotals> countByAuthor(Collection<UserId> authors) {
        Map<UserId, PostTotals> counts = new HashMap<>();
        authors.forEach(author -> counts.put(author, PostTotals.NONE));
        all().forEach(
                        post ->
                                counts.computeIfPresent(
                                        post.author(),
                                        (_, totals) -> totals.plus(post.visibility())));
        return counts;
    }
}
