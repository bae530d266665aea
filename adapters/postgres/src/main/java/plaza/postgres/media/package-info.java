/** The catalogue of media in PostgreSQL. */
@NullMarked
package plaza.postgres.media;

import org.jspecify.annotations.NullMarked;
