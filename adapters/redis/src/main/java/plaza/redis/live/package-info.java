/** Who watches which stream, in Redis. */
@NullMarked
package plaza.redis.live;

import org.jspecify.annotations.NullMarked;
