/** Likes in PostgreSQL keep their contract. */
@NullMarked
package plaza.postgres.like;

import org.jspecify.annotations.NullMarked;
