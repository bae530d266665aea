/** Tests: Root posts in Cassandra. */
@NullMarked
package plaza.cassandra.post;

import org.jspecify.annotations.NullMarked;
