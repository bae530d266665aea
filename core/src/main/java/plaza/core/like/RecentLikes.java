package plaza.core.like;

import plaza.core.mark.RecentMarks;

/** Who liked what lately. */
public interface RecentLikes extends RecentMarks {}
