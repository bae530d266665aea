/** The journal in PostgreSQL: one transaction with what it tells of. */
@NullMarked
package plaza.postgres.event;

import org.jspecify.annotations.NullMarked;
