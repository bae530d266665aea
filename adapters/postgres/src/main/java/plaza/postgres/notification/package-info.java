/** Notifications in PostgreSQL: a row for each act, and one for where a group of them stands. */
@NullMarked
package plaza.postgres.notification;

import org.jspecify.annotations.NullMarked;
