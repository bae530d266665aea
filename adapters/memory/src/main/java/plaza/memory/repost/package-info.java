/** Reposts in memory. */
@NullMarked
package plaza.memory.repost;

import org.jspecify.annotations.NullMarked;
