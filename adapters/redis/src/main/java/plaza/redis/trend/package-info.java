/** Counts of hashtags in Redis. */
@NullMarked
package plaza.redis.trend;

import org.jspecify.annotations.NullMarked;
