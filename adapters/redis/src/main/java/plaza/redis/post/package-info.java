/** Counts of posts in Redis. */
@NullMarked
package plaza.redis.post;

import org.jspecify.annotations.NullMarked;
