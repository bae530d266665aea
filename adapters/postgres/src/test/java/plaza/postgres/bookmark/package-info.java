/** Bookmarks in PostgreSQL keep their contract. */
@NullMarked
package plaza.postgres.bookmark;

import org.jspecify.annotations.NullMarked;
