/** A journal that lives as long as its process. */
@NullMarked
package plaza.memory.event;

import org.jspecify.annotations.NullMarked;
