/** Bookmarks in PostgreSQL keep their contract. */
@NullMarked
package plaza.postgres.notification;

import org.jspecify.annotations.NullMarked;
