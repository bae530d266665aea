package plaza.core.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;

/**
 * A chat as a member sees it.
 *
 * @param name of a room; null where whoever gave it is hidden from the member, or the member has
 *     left: it may be another by then
 * @param peer the other one, where two people talk and that account is there
 * @param latest the latest message that the member may see and hear, or null
 * @param unread how many messages they have not read; counted up to {@link #MOST_UNREAD}
 */
public record ChatView(
        Membership membership,
        @Nullable String name,
        @Nullable Account peer,
        @Nullable MessageView latest,
        int unread) {
    /** When the latest message was sent that the member may see and hear, or the chat made. */
    public Instant updatedAt() {
        return latest == null ? membership.chat().createdAt() : latest.message().at();
    }

    /** No further than this is counted. */
    public static final int MOST_UNREAD = 100;
}
