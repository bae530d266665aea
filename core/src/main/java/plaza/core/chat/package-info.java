/**
 * Chat between two people and in rooms. {@link plaza.core.chat.Chats} is about who talks where,
 * {@link plaza.core.chat.Messages} about what is said.
 */
@NullMarked
package plaza.core.chat;

import org.jspecify.annotations.NullMarked;
