/** Trends in PostgreSQL. */
@NullMarked
package plaza.postgres.trend;

import org.jspecify.annotations.NullMarked;
