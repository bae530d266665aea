/** Trends in PostgreSQL keep their contract. */
@NullMarked
package plaza.postgres.trend;

import org.jspecify.annotations.NullMarked;
