/** Stories in PostgreSQL. */
@NullMarked
package plaza.postgres.story;

import org.jspecify.annotations.NullMarked;
