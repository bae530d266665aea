/** Analytics in memory. */
@NullMarked
package plaza.memory.analytics;

import org.jspecify.annotations.NullMarked;
