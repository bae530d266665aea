/** Posts in PostgreSQL. */
@NullMarked
package plaza.postgres.post;

import org.jspecify.annotations.NullMarked;
