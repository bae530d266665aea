/** Money: what people have, and every movement of it, in double entry. */
@NullMarked
package plaza.core.ledger;

import org.jspecify.annotations.NullMarked;
