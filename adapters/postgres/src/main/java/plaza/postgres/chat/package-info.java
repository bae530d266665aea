/** Chats and messages in PostgreSQL. */
@NullMarked
package plaza.postgres.chat;

import org.jspecify.annotations.NullMarked;
