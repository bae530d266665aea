/** Sessions, in the table {@code sessions}. */
@NullMarked
package plaza.postgres.session;

import org.jspecify.annotations.NullMarked;
