package plaza.core.notification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.post.PostAccessPolicy;
import plaza.core.post.PostLookup;

/**
 * Makes what a person sees out of groups, for a whole page at once: one batch call for posts, one
 * for people. What is about a post that they may not see is left out.
 */
public final class NotificationViews {
    private final PostLookup lookup;
    private final ViewerContexts audience;

    public NotificationViews(PostLookup lookup, ViewerContexts audience) {
        this.lookup = lookup;
        this.audience = audience;
    }

    List<NotificationView> of(ViewerContext sight, List<NotificationGroup> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        Map<PostId, Post> posts = posts(groups);
        Set<UserId> people = new HashSet<>();
        groups.forEach(group -> people.addAll(group.actors()));
        posts.values().forEach(post -> people.add(post.author()));
        Map<UserId, Account> found = audience.people(sight, people);
        List<NotificationView> views = new ArrayList<>(groups.size());
        for (NotificationGroup group : groups) {
            view(group, sight, posts, found).ifPresent(views::add);
        }
        return views;
    }

    private Map<PostId, Post> posts(List<NotificationGroup> groups) {
        Set<PostId> ids = new HashSet<>();
        for (NotificationGroup group : groups) {
            if (group.target() != null) {
                ids.add(group.target());
            }
        }
        return ids.isEmpty() ? Map.of() : lookup.findAll(ids);
    }

    private static Optional<NotificationView> view(
            NotificationGroup group,
            ViewerContext sight,
            Map<PostId, Post> posts,
            Map<UserId, Account> people) {
        List<Account> actors =
                group.actors().stream()
                        .flatMap(id -> Optional.ofNullable(people.get(id)).stream())
                        .toList();
        if (actors.isEmpty()) {
            return Optional.empty();
        }
        if (group.target() == null) {
            return Optional.of(new NotificationView(group, actors, null));
        }
        Post post = posts.get(group.target());
        Account author = post == null ? null : people.get(post.author());
        return post != null && author != null && PostAccessPolicy.maySee(sight, post, author)
                ? Optional.of(new NotificationView(group, actors, post))
                : Optional.empty();
    }
}
