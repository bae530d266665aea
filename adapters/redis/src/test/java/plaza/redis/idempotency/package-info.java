/** Idempotency keys in Redis keep their contract. */
@NullMarked
package plaza.redis.idempotency;

import org.jspecify.annotations.NullMarked;
