/** Searching in PostgreSQL keeps its contract, and uses its indexes. */
@NullMarked
package plaza.postgres.search;

import org.jspecify.annotations.NullMarked;
