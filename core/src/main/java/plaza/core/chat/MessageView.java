package plaza.core.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.id.UserId;
import plaza.core.media.Media;

/**
 * A message as a member sees it.
 *
 * @param sender null where the account is gone
 * @param media what it shows, or null
 * @param readBy who else has read it, as far as the member may see them, by id
 */
public record MessageView(
        Message message, @Nullable Account sender, @Nullable Media media, List<UserId> readBy) {
    public MessageView {
        readBy = List.copyOf(readBy);
    }
}
