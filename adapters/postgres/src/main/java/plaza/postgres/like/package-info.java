/** Likes in PostgreSQL. */
@NullMarked
package plaza.postgres.like;

import org.jspecify.annotations.NullMarked;
