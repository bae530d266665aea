/** Tests: Home timelines in Cassandra. */
@NullMarked
package plaza.cassandra.timeline;

import org.jspecify.annotations.NullMarked;
