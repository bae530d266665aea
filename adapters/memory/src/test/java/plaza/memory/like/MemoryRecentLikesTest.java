package plaza.memory.like;

import plaza.contracts.like.RecentLikesContract;
import plaza.core.like.RecentLikes;

class MemoryRecentLikesTest implements RecentLikesContract {
    private final MemoryRecentLikes likes = new MemoryRecentLikes();

    @Override
    public RecentLikes marks() {
        return likes;
    }
}
