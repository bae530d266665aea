/** What people did lately, in PostgreSQL. */
@NullMarked
package plaza.postgres.activity;

import org.jspecify.annotations.NullMarked;
