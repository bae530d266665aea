package plaza.core.like;

import plaza.core.mark.PublicMarkStore;

/** Who liked what. */
public interface LikeStore extends PublicMarkStore<Like> {}
