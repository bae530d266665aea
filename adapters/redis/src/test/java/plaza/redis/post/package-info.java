/** Counts of posts in Redis keep their contract. */
@NullMarked
package plaza.redis.post;

import org.jspecify.annotations.NullMarked;
