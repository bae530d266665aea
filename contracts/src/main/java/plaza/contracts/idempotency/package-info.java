/** The contract of every store of idempotency keys. */
@NullMarked
package plaza.contracts.idempotency;

import org.jspecify.annotations.NullMarked;
