/** Media in memory. */
@NullMarked
package plaza.memory.media;

import org.jspecify.annotations.NullMarked;
