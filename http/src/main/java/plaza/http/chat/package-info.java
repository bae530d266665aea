/** Chats and what is said in them. */
@NullMarked
package plaza.http.chat;

import org.jspecify.annotations.NullMarked;
