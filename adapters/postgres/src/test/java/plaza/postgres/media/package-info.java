/** The catalogue of media in PostgreSQL keeps its contract. */
@NullMarked
package plaza.postgres.media;

import org.jspecify.annotations.NullMarked;
