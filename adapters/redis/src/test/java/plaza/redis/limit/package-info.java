/** Rate limits in Redis keep their contract. */
@NullMarked
package plaza.redis.limit;

import org.jspecify.annotations.NullMarked;
