/** Reposts in PostgreSQL. */
@NullMarked
package plaza.postgres.repost;

import org.jspecify.annotations.NullMarked;
