/** Tests of the stores in memory. */
@NullMarked
package plaza.memory.idempotency;

import org.jspecify.annotations.NullMarked;
