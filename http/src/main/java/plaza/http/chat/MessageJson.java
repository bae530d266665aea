package plaza.http.chat;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.chat.Disappearing;
import plaza.core.chat.Message;
import plaza.core.chat.MessageType;
import plaza.core.chat.MessageView;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;
import plaza.core.media.Media;
import plaza.http.post.PostJson.AuthorJson;
import plaza.http.post.PostJson.MediaJson;

/**
 * A message as a member sees it.
 *
 * @param number its place in the chat, the same for everybody; numbers grow, with gaps
 * @param sender null where the account is gone
 * @param text of a text or a video call; null where it was deleted
 * @param media of an image or a voice message; null where it was deleted
 * @param readBy who else has read it
 */
@Schema(name = "Message")
public record MessageJson(
        MessageId id,
        ChatId chatId,
        long number,
        @Nullable AuthorJson sender,
        MessageType type,
        @Nullable String text,
        @Nullable MediaJson media,
        boolean deleted,
        @Nullable DisappearingJson disappearing,
        Instant createdAt,
        List<UserId> readBy) {

    /**
     * When it goes by itself.
     *
     * @param at null where its time has not begun
     */
    @Schema(name = "Disappearing")
    public record DisappearingJson(
            long afterSeconds, Disappearing.From from, @Nullable Instant at) {
        static @Nullable DisappearingJson of(Message message) {
            Disappearing disappearing = message.disappearing();
            return disappearing == null
                    ? null
                    : new DisappearingJson(
                            disappearing.after().toSeconds(),
                            disappearing.from(),
                            message.disappearsAt());
        }
    }

    public static MessageJson of(MessageView view) {
        Message message = view.message();
        Account sender = view.sender();
        Media media = view.media();
        return new MessageJson(
                message.id(),
                message.chat(),
                message.number(),
                sender == null ? null : AuthorJson.of(sender),
                message.type(),
                message.type().showsMedia() ? null : message.content(),
                media == null ? null : MediaJson.of(media),
                message.isDeleted(),
                DisappearingJson.of(message),
                message.at(),
                view.readBy());
    }
}
