package plaza.core.live;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.id.UserId;
import plaza.core.media.Media;

/**
 * A stream as somebody sees it.
 *
 * @param url where the viewer watches it
 * @param participants those who stream with the host, as far as the viewer may see them, by id
 * @param viewers while it is live, as they are now
 */
public record StreamView(
        UserId viewer,
        LiveStream stream,
        Account host,
        String url,
        List<Account> participants,
        @Nullable Media thumbnail,
        Viewers viewers) {
    public StreamView {
        participants = List.copyOf(participants);
    }
}
