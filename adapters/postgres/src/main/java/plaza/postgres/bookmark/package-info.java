/** Bookmarks in PostgreSQL. */
@NullMarked
package plaza.postgres.bookmark;

import org.jspecify.annotations.NullMarked;
