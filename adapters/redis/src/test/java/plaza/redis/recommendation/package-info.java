/** Recommendations in Redis. */
@NullMarked
package plaza.redis.recommendation;

import org.jspecify.annotations.NullMarked;
