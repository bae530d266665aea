/** Chats and messages in memory. */
@NullMarked
package plaza.memory.chat;

import org.jspecify.annotations.NullMarked;
