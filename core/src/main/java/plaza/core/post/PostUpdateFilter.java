package plaza.core.post;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.update.UpdateFilter;

/** Shows what is told of a post to those who may see the post. */
public final class PostUpdateFilter implements UpdateFilter<CountsUpdate> {
    private final PostLookup lookup;
    private final ViewerContexts audience;

    public PostUpdateFilter(PostLookup lookup, ViewerContexts audience) {
        this.lookup = lookup;
        this.audience = audience;
    }

    @Override
    public Class<CountsUpdate> type() {
        return CountsUpdate.class;
    }

    @Override
    public List<CountsUpdate> visible(ViewerContext sight, List<CountsUpdate> updates) {
        Set<PostId> shown = visiblePosts(sight, updates.stream().map(CountsUpdate::post).toList());
        return updates.stream().filter(update -> shown.contains(update.post())).toList();
    }

    /** Those of some posts that are there and that somebody may see. */
    public Set<PostId> visiblePosts(ViewerContext sight, Collection<PostId> ids) {
        Map<PostId, Post> posts = lookup.findAll(Set.copyOf(ids));
        Set<UserId> authors = new HashSet<>();
        posts.values().forEach(post -> authors.add(post.author()));
        Map<UserId, Account> people = audience.people(sight, authors);
        Set<PostId> visible = new HashSet<>();
        for (Post post : posts.values()) {
            Account author = people.get(post.author());
            if (author != null && PostAccessPolicy.maySee(sight, post, author)) {
                visible.add(post.id());
            }
        }
        return visible;
    }
}
