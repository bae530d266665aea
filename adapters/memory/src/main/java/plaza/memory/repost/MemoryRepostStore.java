package plaza.memory.repost;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostStore;
import plaza.memory.post.Marks;

/** Reposts in memory. Thread-safe. */
public final class MemoryRepostStore implements RepostStore {
    private final Marks<Repost> marks = new Marks<>(Repost::user, Repost::post, Repost::at);

    @Override
    public boolean put(Repost repost) {
        Instant at = repost.at().truncatedTo(ChronoUnit.MICROS);
        return marks.put(new Repost(repost.user(), repost.post(), repost.author(), at));
    }

    @Override
    public boolean delete(UserId user, PostId post) {
        return marks.delete(user, post);
    }

    @Override
    public Page<Repost> listByPost(PostId post, PageRequest page) {
        return marks.listByPost(post, page);
    }

    @Override
    public Page<Repost> listByUser(UserId user, PageRequest page) {
        return marks.listByUser(user, page);
    }

    @Override
    public Set<PostId> repostedAmong(UserId user, Collection<PostId> posts) {
        return marks.among(user, posts);
    }

    @Override
    public List<PostId> newestReposted(UserId user, int limit) {
        return marks.newest(user, limit);
    }

    @Override
    public List<Repost> listNewest(Collection<UserId> users, @Nullable Instant until, int limit) {
        return users.stream()
                .distinct()
                .flatMap(marks::ofUser)
                .filter(repost -> until == null || !repost.at().isAfter(until))
                .sorted(
                        Comparator.comparing(Repost::at)
                                .thenComparing(Repost::post)
                                .thenComparing(Repost::user)
                                .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Map<PostId, Repost> findEarliest(Collection<PostId> posts, Collection<UserId> users) {
        Set<UserId> wanted = Set.copyOf(users);
        Map<PostId, Repost> earliest = new HashMap<>();
        for (PostId post : posts) {
            marks.ofPost(post)
                    .filter(repost -> wanted.contains(repost.user()))
                    .min(Comparator.comparing(Repost::at).thenComparing(Repost::user))
                    .ifPresent(repost -> earliest.put(post, repost));
        }
        return earliest;
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> posts) {
        return marks.count(posts);
    }
}
