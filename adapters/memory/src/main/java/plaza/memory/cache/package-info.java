/** The shared cache. */
@NullMarked
package plaza.memory.cache;

import org.jspecify.annotations.NullMarked;
