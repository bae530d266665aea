package plaza.core.story;

import java.util.List;
import plaza.core.account.Account;

/**
 * The stories of one author.
 *
 * @param stories oldest first, at least one
 */
public record StoryGroup(Account author, List<StoryView> stories) {
    public StoryGroup {
        stories = List.copyOf(stories);
    }

    public boolean allViewed() {
        return stories.stream().allMatch(StoryView::viewed);
    }
}
