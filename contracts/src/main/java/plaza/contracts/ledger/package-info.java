/** What the books promise. */
@NullMarked
package plaza.contracts.ledger;

import org.jspecify.annotations.NullMarked;
