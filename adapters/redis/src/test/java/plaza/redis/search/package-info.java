/** Suggestions in Redis keep their contract. */
@NullMarked
package plaza.redis.search;

import org.jspecify.annotations.NullMarked;
