package plaza.core.like;

import plaza.core.mark.PublicMarkStore;

/** The likes. */
public interface LikeStore extends PublicMarkStore<Like> {}
