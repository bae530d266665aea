/** Presence in Redis. */
@NullMarked
package plaza.redis.presence;

import org.jspecify.annotations.NullMarked;
