/** Tests of the stores on PostgreSQL. */
@NullMarked
package plaza.postgres.account;

import org.jspecify.annotations.NullMarked;
