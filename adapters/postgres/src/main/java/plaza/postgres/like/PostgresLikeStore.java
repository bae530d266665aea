package plaza.postgres.like;

import plaza.core.like.Like;
import plaza.core.like.LikeStore;
import plaza.postgres.Database;
import plaza.postgres.mark.PostgresPublicMarkStore;

/** Likes in the table {@code likes}. Thread-safe. */
public final class PostgresLikeStore extends PostgresPublicMarkStore<Like> implements LikeStore {
    public PostgresLikeStore(Database database) {
        super(database, "likes", mapper(Like::new));
    }
}
