/** Counts of hashtags in Redis keep their contract. */
@NullMarked
package plaza.redis.trend;

import org.jspecify.annotations.NullMarked;
