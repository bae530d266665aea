package plaza.core.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import plaza.core.account.AccountEvent.AccountChanged;
import plaza.core.account.AccountEvent.AccountRegistered;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.Projection;
import plaza.core.graph.GraphEvent.Blocked;
import plaza.core.graph.GraphEvent.Followed;
import plaza.core.graph.GraphEvent.Unfollowed;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostDeleted;
import plaza.core.post.PostEvent.PostEdited;

/**
 * Keeps what can be found up to date. An event only says of whom or what: what is indexed is what
 * the primary stores say then, so that repeating and overtaking change nothing.
 */
public final class SearchProjection implements Projection {
    /** The consumer's name in the journal. */
    public static final String NAME = "search";

    private final SearchFeed feed;

    public SearchProjection(SearchFeed feed) {
        this.feed = feed;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(List<JournalEntry> entries) {
        Set<UserId> users = new LinkedHashSet<>();
        Set<PostId> posts = new LinkedHashSet<>();
        for (JournalEntry entry : entries) {
            note(entry.event(), users, posts);
        }
        // People first: whether a post counts for its hashtags depends on its author.
        feed.refreshUsers(users);
        feed.refreshPosts(posts);
    }

    private static void note(Event event, Set<UserId> users, Set<PostId> posts) {
        switch (event) {
            case AccountRegistered(var user, var _) -> users.add(user);
            case AccountChanged(var user, var _) -> users.add(user);
            case Followed(var follow) -> users.add(follow.followed());
            case Unfollowed(var follow) -> users.add(follow.followed());
            case Blocked(var block) -> {
                // Ends the follows between both.
                users.add(block.owner());
                users.add(block.other());
            }
            case PostCreated e -> posts.add(e.id());
            case PostEdited e -> posts.add(e.post());
            case PostDeleted(var post, var _) -> posts.add(post.id());
            default -> {
                // Nothing that can be searched for.
            }
        }
    }
}
