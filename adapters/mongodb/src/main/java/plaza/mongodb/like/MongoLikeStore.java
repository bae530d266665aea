package plaza.mongodb.like;

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
import plaza.mongodb.Fields;
import plaza.mongodb.Mongo;
import plaza.mongodb.post.Marks;

/** Likes in the collection {@code likes}. Thread-safe. */
public final class MongoLikeStore implements LikeStore {
    private final Marks<Like> likes;

    public MongoLikeStore(Mongo mongo) {
        this.likes =
                new Marks<>(
                        mongo,
                        "likes",
                        like ->
                                new Like(
                                        Fields.user(like, Marks.USER),
                                        Fields.post(like, Marks.POST),
                                        Fields.instant(like, Marks.AT)));
    }

    @Override
    public boolean put(Like like) {
        return likes.documents().insert(Marks.mark(like.user(), like.post(), like.at()));
    }

    @Override
    public boolean delete(UserId user, PostId post) {
        return likes.delete(user, post);
    }

    @Override
    public Page<Like> listByPost(PostId post, PageRequest page) {
        return likes.listByPost(post, page);
    }

    @Override
    public Page<Like> listByUser(UserId user, PageRequest page) {
        return likes.listByUser(user, page);
    }

    @Override
    public Set<PostId> likedAmong(UserId user, Collection<PostId> posts) {
        return likes.among(user, posts);
    }

    @Override
    public List<PostId> newestLiked(UserId user, int limit) {
        return likes.newest(user, limit);
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> posts) {
        return likes.count(posts);
    }
}
