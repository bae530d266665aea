/** The contract of stores of chats and messages. */
@NullMarked
package plaza.contracts.chat;

import org.jspecify.annotations.NullMarked;
