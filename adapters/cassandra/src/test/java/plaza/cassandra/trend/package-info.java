/** Counts of hashtags in Cassandra keep their contract. */
@NullMarked
package plaza.cassandra.trend;

import org.jspecify.annotations.NullMarked;
