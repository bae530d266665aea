/** Tests of the stores in memory. */
@NullMarked
package plaza.memory.graph;

import org.jspecify.annotations.NullMarked;
