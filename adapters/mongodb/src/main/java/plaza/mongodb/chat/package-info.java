/** Chats and messages in MongoDB. */
@NullMarked
package plaza.mongodb.chat;

import org.jspecify.annotations.NullMarked;
