/** Tests of the stores on PostgreSQL. */
@NullMarked
package plaza.postgres.session;

import org.jspecify.annotations.NullMarked;
