/** Replies in PostgreSQL. */
@NullMarked
package plaza.postgres.reply;

import org.jspecify.annotations.NullMarked;
