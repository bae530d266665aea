/** What people marked lately, in Redis. */
@NullMarked
package plaza.redis.mark;

import org.jspecify.annotations.NullMarked;
