/** Chats in MongoDB keep their contract. */
@NullMarked
package plaza.mongodb.chat;

import org.jspecify.annotations.NullMarked;
