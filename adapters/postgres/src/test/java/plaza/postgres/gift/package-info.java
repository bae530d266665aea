/** A catalogue of gifts in PostgreSQL keeps its contract. */
@NullMarked
package plaza.postgres.gift;

import org.jspecify.annotations.NullMarked;
