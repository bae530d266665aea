/** The books in PostgreSQL. */
@NullMarked
package plaza.postgres.ledger;

import org.jspecify.annotations.NullMarked;
