/** Idempotency keys, in a table of their own. */
@NullMarked
package plaza.postgres.idempotency;

import org.jspecify.annotations.NullMarked;
