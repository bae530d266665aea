/** Home timelines on a real PostgreSQL. */
@NullMarked
package plaza.postgres.timeline;

import org.jspecify.annotations.NullMarked;
