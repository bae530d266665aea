/** Chats in PostgreSQL keep their contract. */
@NullMarked
package plaza.postgres.chat;

import org.jspecify.annotations.NullMarked;
