/** Redis: the connection that the ports on it share. */
@NullMarked
package plaza.redis;

import org.jspecify.annotations.NullMarked;
