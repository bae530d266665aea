/** Sessions in Redis keep their contract. */
@NullMarked
package plaza.redis.session;

import org.jspecify.annotations.NullMarked;
