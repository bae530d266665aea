/** Media in memory keeps its contracts. */
@NullMarked
package plaza.memory.media;

import org.jspecify.annotations.NullMarked;
