/** Notifications in PostgreSQL: seed 003's table, and one for where groups of them stand. */
@NullMarked
package plaza.postgres.notification;

import org.jspecify.annotations.NullMarked;
