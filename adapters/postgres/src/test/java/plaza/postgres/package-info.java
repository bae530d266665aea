/** Tests of the adapters on a real PostgreSQL. */
@NullMarked
package plaza.postgres;

import org.jspecify.annotations.NullMarked;
