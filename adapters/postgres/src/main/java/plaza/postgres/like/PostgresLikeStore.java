package plaza.postgres.like;

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
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.post.MarkTable;

/** Likes in the table {@code likes}. Thread-safe. */
public final class PostgresLikeStore implements LikeStore {
    private static final String PUT =
            """
            INSERT INTO likes (user_id, tweet_id, created_at) VALUES (:user, :post, :at)
            ON CONFLICT (user_id, tweet_id) DO NOTHING
            """;

    private final Database database;
    private final MarkTable<Like> likes;

    public PostgresLikeStore(Database database) {
        this.database = database;
        this.likes =
                new MarkTable<>(
                        database,
                        "likes",
                        (row, context) ->
                                new Like(
                                        DomainTypes.user(row, "user_id"),
                                        DomainTypes.post(row, "tweet_id"),
                                        DomainTypes.instant(row, "created_at")),
                        Like::at);
    }

    @Override
    public boolean put(Like like) {
        return database.with(
                handle ->
                        handle.createUpdate(PUT)
                                        .bind("user", like.user())
                                        .bind("post", like.post())
                                        .bind("at", like.at())
                                        .execute()
                                == 1);
    }

    @Override
    public boolean delete(UserId user, PostId post) {
        return likes.delete(user, post);
    }

    @Override
    public Page<Like> listByPost(PostId post, PageRequest page) {
        return likes.listByPost(post, Like::user, page);
    }

    @Override
    public Page<Like> listByUser(UserId user, PageRequest page) {
        return likes.listByUser(user, Like::post, page);
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
