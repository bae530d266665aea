/** Trends in memory. */
@NullMarked
package plaza.memory.trend;

import org.jspecify.annotations.NullMarked;
