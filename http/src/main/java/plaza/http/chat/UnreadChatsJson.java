package plaza.http.chat;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * In how many chats something is unread.
 *
 * @param count up to 100
 */
@Schema(name = "UnreadChats")
record UnreadChatsJson(int count) {}
