/** The journal on a real PostgreSQL. */
@NullMarked
package plaza.postgres.event;

import org.jspecify.annotations.NullMarked;
