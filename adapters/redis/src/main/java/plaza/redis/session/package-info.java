/** Sessions in Redis. */
@NullMarked
package plaza.redis.session;

import org.jspecify.annotations.NullMarked;
