/** Live streams in PostgreSQL. */
@NullMarked
package plaza.postgres.live;

import org.jspecify.annotations.NullMarked;
