/** Suggestions in Redis. */
@NullMarked
package plaza.redis.search;

import org.jspecify.annotations.NullMarked;
