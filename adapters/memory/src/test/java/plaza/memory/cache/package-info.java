/** The shared cache keeps its contract. */
@NullMarked
package plaza.memory.cache;

import org.jspecify.annotations.NullMarked;
