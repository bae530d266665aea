/** Tests of the stores on PostgreSQL. */
@NullMarked
package plaza.postgres.graph;

import org.jspecify.annotations.NullMarked;
