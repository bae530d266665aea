/** Tests of the stores on PostgreSQL. */
@NullMarked
package plaza.postgres.idempotency;

import org.jspecify.annotations.NullMarked;
