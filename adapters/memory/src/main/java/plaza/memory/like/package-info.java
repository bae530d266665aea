/** Likes in memory. */
@NullMarked
package plaza.memory.like;

import org.jspecify.annotations.NullMarked;
