/** The books in memory. They keep their contract. */
@NullMarked
package plaza.memory.ledger;

import org.jspecify.annotations.NullMarked;
