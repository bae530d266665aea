/** The shared cache keeps its contract. */
@NullMarked
package plaza.redis.cache;

import org.jspecify.annotations.NullMarked;
