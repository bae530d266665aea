package plaza.contracts.like;

import plaza.contracts.mark.RecentMarksContract;
import plaza.core.like.RecentLikes;

/** What every {@link RecentLikes} promises. */
public interface RecentLikesContract extends RecentMarksContract<RecentLikes> {
    @Override
    default Class<RecentLikes> port() {
        return RecentLikes.class;
    }
}
