/** Recommendations in PostgreSQL. */
@NullMarked
package plaza.postgres.recommendation;

import org.jspecify.annotations.NullMarked;
