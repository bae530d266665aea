package plaza.core.timeline;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
 * Shows of what came to somebody's feed what the feed itself would show: nothing of those who are
 * muted, hidden or not followed any more, and no repost of what has come there before.
 */
public final class FeedUpdateFilter implements UpdateFilter<FeedUpdate> {
    private final PostUpdateFilter posts;
    private final ViewerContexts audience;
    private final TimelinePull pull;

    public FeedUpdateFilter(PostUpdateFilter posts, ViewerContexts audience, TimelinePull pull) {
        this.posts = posts;
        this.audience = audience;
        this.pull = pull;
    }

    @Override
    public Class<FeedUpdate> type() {
        return FeedUpdate.class;
    }

    @Override
    public List<FeedUpdate> visible(ViewerContext sight, List<FeedUpdate> updates) {
        List<FeedUpdate> coming =
                updates.stream().filter(update -> mayCome(sight, update.entry())).toList();
        if (coming.isEmpty()) {
            return List.of();
        }
        List<TimelineEntry> entries = coming.stream().map(FeedUpdate::entry).toList();
        Set<PostId> seen =
                posts.visiblePosts(sight, entries.stream().map(TimelineEntry::post).toList());
        Set<TimelineEntry> reposts = newReposts(sight, entries);
        return coming.stream()
                .filter(update -> seen.contains(update.entry().post()))
                .filter(
                        update ->
                                update.entry().repostedBy() == null
                                        || reposts.contains(update.entry()))
                .toList();
    }

    private static boolean mayCome(ViewerContext sight, TimelineEntry entry) {
        return sight.following().contains(entry.via())
                && !sight.mutes(entry.author())
                && !sight.mutes(entry.via());
    }

    /** The reposts that bring a post which nobody else brought, by people who may be seen. */
    private Set<TimelineEntry> newReposts(ViewerContext sight, Collection<TimelineEntry> entries) {
        Set<PostId> reposted = new HashSet<>();
        Set<UserId> by = new HashSet<>();
        for (TimelineEntry entry : entries) {
            if (entry.repostedBy() != null) {
                reposted.add(entry.post());
                by.add(entry.repostedBy());
            }
        }
        if (reposted.isEmpty()) {
            return Set.of();
        }
        Map<UserId, Account> people = audience.people(sight, by);
        Set<TimelineEntry> found = new HashSet<>();
        for (TimelineEntry entry : pull.reposted(sight.viewer(), sight.following(), reposted)) {
            @Nullable UserId reposter = entry.repostedBy();
            if (reposter != null && people.containsKey(reposter)) {
                found.add(entry);
            }
        }
        return found;
    }
}
