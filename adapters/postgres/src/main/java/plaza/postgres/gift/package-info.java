/** A catalogue of gifts in PostgreSQL. */
@NullMarked
package plaza.postgres.gift;

import org.jspecify.annotations.NullMarked;
