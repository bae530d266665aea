/** Posts in memory. */
@NullMarked
package plaza.memory.post;

import org.jspecify.annotations.NullMarked;
