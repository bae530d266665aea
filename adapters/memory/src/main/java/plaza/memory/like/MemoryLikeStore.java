package plaza.memory.like;

import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.like.LikeStore;
import plaza.memory.post.Marks;

/** Likes in memory. Thread-safe. */
public final class MemoryLikeStore implements LikeStore {
    private final Marks<Like> marks = new Marks<>(Like::user, Like::post, Like::at);

    @Override
    public boolean put(Like like) {
        return marks.put(
                new Like(like.user(), like.post(), like.at().truncatedTo(ChronoUnit.MICROS)));
    }

    @Override
    public boolean delete(UserId user, PostId post) {
        return marks.delete(user, post);
    }

    @Override
    public Page<Like> listByPost(PostId post, PageRequest page) {
        return marks.listByPost(post, page);
    }

    @Override
    public Page<Like> listByUser(UserId user, PageRequest page) {
        return marks.listByUser(user, page);
    }

    @Override
    public Set<PostId> likedAmong(UserId user, Collection<PostId> posts) {
        return marks.among(user, posts);
    }

    @Override
    public List<PostId> newestLiked(UserId user, int limit) {
        return marks.newest(user, limit);
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> posts) {
        return marks.count(posts);
    }
}
