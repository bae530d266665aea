/** Searching with PostgreSQL's text search and trigrams. */
@NullMarked
package plaza.postgres.search;

import org.jspecify.annotations.NullMarked;
