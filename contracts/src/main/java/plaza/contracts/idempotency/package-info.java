/** What every store of idempotency keys promises. */
@NullMarked
package plaza.contracts.idempotency;

import org.jspecify.annotations.NullMarked;
