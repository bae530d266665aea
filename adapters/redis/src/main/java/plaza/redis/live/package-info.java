/** The viewers of streams, in Redis. */
@NullMarked
package plaza.redis.live;

import org.jspecify.annotations.NullMarked;
