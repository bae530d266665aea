/** Chats in memory keep their contract. */
@NullMarked
package plaza.memory.chat;

import org.jspecify.annotations.NullMarked;
