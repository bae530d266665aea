/** The contract of the books. */
@NullMarked
package plaza.contracts.ledger;

import org.jspecify.annotations.NullMarked;
