/** The books in PostgreSQL keep their contract. */
@NullMarked
package plaza.postgres.ledger;

import org.jspecify.annotations.NullMarked;
