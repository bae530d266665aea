/** Replies in memory. */
@NullMarked
package plaza.memory.reply;

import org.jspecify.annotations.NullMarked;
