package plaza.core.chat;

import org.jspecify.annotations.Nullable;

/**
 * A message that somebody wants to send.
 *
 * @param clientId what the sender's client calls it: sent again, it is the same message
 * @param content a text, or the key of an upload
 */
public record NewMessage(
        String clientId, MessageType type, String content, @Nullable Disappearing disappearing) {}
