/** Posts in PostgreSQL keep their contract. */
@NullMarked
package plaza.postgres.post;

import org.jspecify.annotations.NullMarked;
