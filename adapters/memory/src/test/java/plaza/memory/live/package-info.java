/** Live streams in memory. They keep their contract. */
@NullMarked
package plaza.memory.live;

import org.jspecify.annotations.NullMarked;
