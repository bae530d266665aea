/** Analytics in PostgreSQL keep their contract. */
@NullMarked
package plaza.postgres.analytics;

import org.jspecify.annotations.NullMarked;
