/** Search in memory keeps its contract. */
@NullMarked
package plaza.memory.search;

import org.jspecify.annotations.NullMarked;
