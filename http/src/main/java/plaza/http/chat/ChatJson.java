package plaza.http.chat;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.chat.Chat;
import plaza.core.chat.ChatKind;
import plaza.core.chat.ChatRole;
import plaza.core.chat.ChatView;
import plaza.core.chat.Member;
import plaza.core.chat.MessageView;
import plaza.core.id.ChatId;
import plaza.http.post.PostJson.AuthorJson;

/**
 * A chat as a member sees it.
 *
 * @param name of a room; null where whoever gave it is hidden from the viewer, and once they have
 *     left
 * @param peer the other one in a chat of two; null in a room, or where the account is gone
 * @param latest the latest message that the viewer may see
 * @param unread how many messages the viewer has not read, up to 100
 * @param updatedAt when the latest message was sent that the viewer may see, or the chat was made
 */
@Schema(name = "Chat")
record ChatJson(
        ChatId id,
        @Schema(allowableValues = {"direct", "room"}) ChatKind kind,
        @Nullable String name,
        @Nullable AuthorJson peer,
        @Nullable MessageJson latest,
        int unread,
        Instant createdAt,
        Instant updatedAt,
        ChatViewerJson viewer) {

    /**
     * The viewer's part in it.
     *
     * @param member false after they have left
     * @param accepted false while it is a request
     */
    @Schema(name = "ChatViewer")
    record ChatViewerJson(ChatRole role, boolean member, boolean accepted) {
        static ChatViewerJson of(Member member) {
            return new ChatViewerJson(member.role(), member.isIn(), member.accepted());
        }
    }

    static ChatJson of(ChatView view) {
        Chat chat = view.membership().chat();
        Account peer = view.peer();
        MessageView latest = view.latest();
        return new ChatJson(
                chat.id(),
                chat.kind(),
                view.name(),
                peer == null ? null : AuthorJson.of(peer),
                latest == null ? null : MessageJson.of(latest),
                view.unread(),
                chat.createdAt(),
                view.updatedAt(),
                ChatViewerJson.of(view.membership().member()));
    }
}
