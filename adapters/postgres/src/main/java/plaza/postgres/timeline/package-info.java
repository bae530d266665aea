/** Home timelines as rows of PostgreSQL. */
@NullMarked
package plaza.postgres.timeline;

import org.jspecify.annotations.NullMarked;
