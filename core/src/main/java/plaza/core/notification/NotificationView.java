package plaza.core.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.post.Post;

/**
 * A group as its owner is shown it.
 *
 * @param actors those of the named who are still there, latest first; never none
 * @param post what it is about, or null
 */
public record NotificationView(NotificationGroup group, List<Account> actors, @Nullable Post post) {
    public NotificationView {
        actors = List.copyOf(actors);
    }
}
