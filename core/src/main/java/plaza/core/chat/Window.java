package plaza.core.chat;

import plaza.core.id.ChatId;

/** The messages of a chat with numbers greater than {@code after}, up to {@code upTo}. */
public record Window(ChatId chat, long after, long upTo) {}
