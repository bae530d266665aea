/** The shared cache. */
@NullMarked
package plaza.redis.cache;

import org.jspecify.annotations.NullMarked;
