package plaza.contracts.like;

import java.time.Instant;
import plaza.contracts.mark.PublicMarkStoreContract;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.like.LikeStore;
import plaza.core.post.Post;

/** The contract of every {@link LikeStore}. */
public interface LikeStoreContract extends PublicMarkStoreContract<Like, LikeStore> {
    @Override
    default Class<LikeStore> port() {
        return LikeStore.class;
    }

    @Override
    default Like mark(UserId user, Post post, Instant at) {
        return new Like(user, post.id(), at);
    }
}
