package plaza.core.recommendation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.post.PostView;

/**
 * A post that is recommended, as the viewer sees it.
 *
 * @param reasons at least one, the weightiest first
 */
public record Recommendation(PostView post, List<Why> reasons) {
    public Recommendation {
        reasons = List.copyOf(reasons);
    }

    /**
     * A reason, with those whom the viewer may see of the people who lead to the post.
     *
     * @param hashtag null where it is another kind of reason
     */
    public record Why(Reason.Kind kind, List<Account> people, @Nullable String hashtag) {
        public Why {
            people = List.copyOf(people);
        }
    }
}
