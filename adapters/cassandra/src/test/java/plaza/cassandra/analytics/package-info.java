/** Tests: Figures in Cassandra. */
@NullMarked
package plaza.cassandra.analytics;

import org.jspecify.annotations.NullMarked;
