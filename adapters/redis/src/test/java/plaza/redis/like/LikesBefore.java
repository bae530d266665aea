package plaza.redis.like;

import plaza.contracts.like.LikeStoreContract;

/** A store of likes that keeps its contract with Redis before it: Redis alone is none. */
interface LikesBefore extends LikeStoreContract {}
