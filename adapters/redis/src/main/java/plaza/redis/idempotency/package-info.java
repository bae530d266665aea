/** Idempotency keys in Redis. */
@NullMarked
package plaza.redis.idempotency;

import org.jspecify.annotations.NullMarked;
