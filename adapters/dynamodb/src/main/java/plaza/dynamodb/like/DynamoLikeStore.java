package plaza.dynamodb.like;

import java.time.Instant;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.like.LikeStore;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.mark.DynamoPublicMarkStore;

/** Likes: {@code POST#<id>, LIKE#<person>} and {@code USER#<id>, LIKED#<post>}. Thread-safe. */
public final class DynamoLikeStore extends DynamoPublicMarkStore<Like> implements LikeStore {
    public DynamoLikeStore(Dynamo dynamo) {
        super(dynamo, "LIKED", "LIKE");
    }

    @Override
    protected Like mark(UserId user, PostId post, Instant at, Item item) {
        return new Like(user, post, at);
    }
}
