/** The books in memory. */
@NullMarked
package plaza.memory.ledger;

import org.jspecify.annotations.NullMarked;
