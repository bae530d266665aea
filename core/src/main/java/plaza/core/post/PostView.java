package plaza.core.post;

import java.util.List;
import plaza.core.account.Account;

/** A post with all that a viewer is shown of it. */
public record PostView(
        Post post, Account author, List<Account> mentioned, PostCounts counts, Marks viewer) {
    public PostView {
        mentioned = List.copyOf(mentioned);
    }
}
