/** What stores of chats and messages promise. */
@NullMarked
package plaza.contracts.chat;

import org.jspecify.annotations.NullMarked;
