/** Counts of hashtags in Cassandra. */
@NullMarked
package plaza.cassandra.trend;

import org.jspecify.annotations.NullMarked;
