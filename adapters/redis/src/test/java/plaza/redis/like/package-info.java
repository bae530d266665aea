/** Likes in Redis keep their contract. */
@NullMarked
package plaza.redis.like;

import org.jspecify.annotations.NullMarked;
