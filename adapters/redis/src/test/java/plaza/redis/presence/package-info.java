/** Presence in Redis keeps its contract. */
@NullMarked
package plaza.redis.presence;

import org.jspecify.annotations.NullMarked;
