package plaza.core.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;

/**
 * A message.
 *
 * @param number its place in the chat, the same for everybody; numbers grow, with gaps
 * @param receiver whom it is for, where two people talk; null in a room
 * @param content a text, or the key of an upload; null where it was deleted
 * @param at when it was sent, in whole milliseconds
 * @param disappearing null where it stays
 * @param disappearsAt from when on it is gone, that moment included; null where that is not known
 *     yet, or it stays
 */
public record Message(
        MessageId id,
        ChatId chat,
        long number,
        UserId sender,
        @Nullable UserId receiver,
        MessageType type,
        @Nullable String content,
        Instant at,
        @Nullable Disappearing disappearing,
        @Nullable Instant disappearsAt) {

    Message numbered(long newNumber) {
        return new Message(
                id,
                chat,
                newNumber,
                sender,
                receiver,
                type,
                content,
                at,
                disappearing,
                disappearsAt);
    }

    public boolean isDeleted() {
        return content == null;
    }
}
