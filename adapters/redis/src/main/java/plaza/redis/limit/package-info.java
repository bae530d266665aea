/** Rate limits in Redis. */
@NullMarked
package plaza.redis.limit;

import org.jspecify.annotations.NullMarked;
