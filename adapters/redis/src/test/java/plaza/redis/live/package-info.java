/** Who watches which stream, in Redis: keeps its contract. */
@NullMarked
package plaza.redis.live;

import org.jspecify.annotations.NullMarked;
