package plaza.core.notification;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostUpdateFilter;
import plaza.core.update.UpdateFilter;

/**
 * Tells of notifications what the list of them would show, also when it is told late: acts that
 * stand, of people who are there and neither hidden nor muted, about posts that the recipient may
 * see.
 */
public final class NotificationUpdateFilter implements UpdateFilter<NotificationUpdate> {
    private final NotificationStore store;
    private final PostUpdateFilter posts;
    private final ViewerContexts audience;

    public NotificationUpdateFilter(
            NotificationStore store, PostUpdateFilter posts, ViewerContexts audience) {
        this.store = store;
        this.posts = posts;
        this.audience = audience;
    }

    @Override
    public Class<NotificationUpdate> type() {
        return NotificationUpdate.class;
    }

    @Override
    public List<NotificationUpdate> visible(ViewerContext sight, List<NotificationUpdate> updates) {
        List<NotificationUpdate> heard =
                updates.stream()
                        .filter(update -> !sight.hides(update.actor()))
                        .filter(update -> !sight.mutes(update.actor()))
                        .toList();
        if (heard.isEmpty()) {
            return List.of();
        }
        Map<NotificationId, NotificationRecord> records =
                store.findAll(heard.stream().map(NotificationUpdate::id).toList());
        List<NotificationUpdate> standing =
                heard.stream().filter(update -> stands(records.get(update.id()))).toList();
        Set<UserId> actors = new HashSet<>();
        standing.forEach(update -> actors.add(update.actor()));
        Map<UserId, Account> people = audience.people(sight, actors);
        Set<PostId> shown = shown(sight, standing);
        return standing.stream()
                .filter(update -> people.containsKey(update.actor()))
                .filter(update -> update.target() == null || shown.contains(update.target()))
                .toList();
    }

    private static boolean stands(@Nullable NotificationRecord record) {
        return record != null && record.stands();
    }

    private Set<PostId> shown(ViewerContext sight, List<NotificationUpdate> updates) {
        Set<PostId> targets = new HashSet<>();
        updates.stream()
                .map(NotificationUpdate::target)
                .filter(Objects::nonNull)
                .forEach(targets::add);
        return targets.isEmpty() ? Set.of() : posts.visiblePosts(sight, targets);
    }
}
