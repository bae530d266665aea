/** Replies in PostgreSQL keep their contract. */
@NullMarked
package plaza.postgres.reply;

import org.jspecify.annotations.NullMarked;
