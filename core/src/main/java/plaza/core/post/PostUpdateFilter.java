package plaza.core.post;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.account.Account;
import plaza.core.graph.Audience;
import plaza.core.graph.ViewerContext;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.update.Update;
import plaza.core.update.UpdateFilter;

/** Shows what is told of a post to those who may see the post; the subject is its id. */
public final class PostUpdateFilter implements UpdateFilter {
    private final PostLookup lookup;
    private final Audience audience;

    public PostUpdateFilter(PostLookup lookup, Audience audience) {
        this.lookup = lookup;
        this.audience = audience;
    }

    @Override
    public List<Update> visible(ViewerContext sight, List<Update> updates) {
        Map<Update, PostId> posts = new HashMap<>();
        for (Update update : updates) {
            PostId.parse(update.subject()).ifPresent(post -> posts.put(update, post));
        }
        Set<PostId> shown = visible(sight, posts.values());
        List<Update> visible = new ArrayList<>();
        for (Update update : updates) {
            PostId post = posts.get(update);
            if (post != null && shown.contains(post)) {
                visible.add(update);
            }
        }
        return visible;
    }

    /** Those of some posts that are there and that somebody may see. */
    public Set<PostId> visible(ViewerContext sight, Collection<PostId> ids) {
        Map<PostId, Post> posts = lookup.findAll(Set.copyOf(ids));
        Set<UserId> authors = new HashSet<>();
        posts.values().forEach(post -> authors.add(post.author()));
        Map<UserId, Account> people = audience.people(sight, authors);
        Set<PostId> visible = new HashSet<>();
        for (Post post : posts.values()) {
            Account author = people.get(post.author());
            if (author != null && PostPolicy.maySee(sight, post, author)) {
                visible.add(post.id());
            }
        }
        return visible;
    }
}
