/** Replies in memory keep their contract. */
@NullMarked
package plaza.memory.reply;

import org.jspecify.annotations.NullMarked;
