/** Likes in Redis. */
@NullMarked
package plaza.redis.like;

import org.jspecify.annotations.NullMarked;
