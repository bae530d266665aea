/** Live streams in PostgreSQL keep their contract. */
@NullMarked
package plaza.postgres.live;

import org.jspecify.annotations.NullMarked;
