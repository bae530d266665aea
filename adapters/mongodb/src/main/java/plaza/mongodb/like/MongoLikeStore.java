package plaza.mongodb.like;

import plaza.core.like.Like;
import plaza.core.like.LikeStore;
import plaza.mongodb.Mongo;
import plaza.mongodb.mark.MongoPublicMarkStore;

/** Likes in the collection {@code likes}. Thread-safe. */
public final class MongoLikeStore extends MongoPublicMarkStore<Like> implements LikeStore {
    public MongoLikeStore(Mongo mongo) {
        super(mongo, "likes", like -> mark(like, Like::new));
    }
}
