/** Reposts in PostgreSQL keep their contract. */
@NullMarked
package plaza.postgres.repost;

import org.jspecify.annotations.NullMarked;
