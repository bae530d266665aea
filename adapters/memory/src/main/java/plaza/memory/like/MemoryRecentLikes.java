package plaza.memory.like;

import plaza.core.like.RecentLikes;
import plaza.memory.mark.MemoryRecentMarks;

/** Recent likes in memory. Thread-safe. */
public final class MemoryRecentLikes extends MemoryRecentMarks implements RecentLikes {}
