/** Marks of every kind in memory. */
@NullMarked
package plaza.memory.mark;

import org.jspecify.annotations.NullMarked;
