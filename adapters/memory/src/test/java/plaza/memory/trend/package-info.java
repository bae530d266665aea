/** Trends in memory keep their contract. */
@NullMarked
package plaza.memory.trend;

import org.jspecify.annotations.NullMarked;
