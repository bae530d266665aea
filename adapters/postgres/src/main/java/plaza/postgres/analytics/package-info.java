/** Analytics in PostgreSQL. */
@NullMarked
package plaza.postgres.analytics;

import org.jspecify.annotations.NullMarked;
