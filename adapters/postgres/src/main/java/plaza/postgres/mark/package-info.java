/** Marks of every kind in PostgreSQL. */
@NullMarked
package plaza.postgres.mark;

import org.jspecify.annotations.NullMarked;
