/** Live streams in memory. */
@NullMarked
package plaza.memory.live;

import org.jspecify.annotations.NullMarked;
