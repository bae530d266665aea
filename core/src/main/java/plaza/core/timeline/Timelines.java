package plaza.core.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plaza.core.FilteredPages;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostLists.Kind;
import plaza.core.post.PostView;
import plaza.core.post.PostViews;

/** Reading the home feed. */
public final class Timelines {
    private final HomeTimelines home;
    private final PostViews views;
    private final ViewerContexts audience;

    public Timelines(HomeTimelines home, PostViews views, ViewerContexts audience) {
        this.home = home;
        this.views = views;
        this.audience = audience;
    }

    /** What those whom the viewer follows posted and reposted, latest first. */
    public Page<FeedItem> home(UserId viewer, PageRequest page) {
        return home(viewer, Kind.ALL, page);
    }

    /** As {@link #home(UserId, PageRequest)}, of one kind of posts. */
    public Page<FeedItem> home(UserId viewer, Kind kind, PageRequest page) {
        ViewerContext sight = audience.of(viewer);
        Page<FeedItem> items =
                FilteredPages.page(
                        page,
                        request -> entries(sight, request),
                        TimelineEntry::post,
                        entries -> items(sight, kind, entries),
                        item -> item.view().post().id());
        views.show(viewer, items.items().stream().map(FeedItem::view).toList());
        return items;
    }

    private Page<TimelineEntry> entries(ViewerContext sight, PageRequest page) {
        // One more than wanted tells whether the list goes on.
        return Page.of(
                home.entries(sight, TimelinePosition.of(page.cursor()), page.limit() + 1),
                page.limit(),
                entry -> entry.position().toCursor());
    }

    private List<FeedItem> items(ViewerContext sight, Kind kind, List<TimelineEntry> entries) {
        List<PostId> ids = new ArrayList<>(entries.size());
        Map<PostId, TimelineEntry> byPost = HashMap.newHashMap(entries.size());
        List<UserId> reposters = new ArrayList<>();
        for (TimelineEntry entry : entries) {
            if (!sight.mutes(entry.author()) && !sight.mutes(entry.via())) {
                ids.add(entry.post());
                byPost.put(entry.post(), entry);
                if (entry.repostedBy() != null) {
                    reposters.add(entry.repostedBy());
                }
            }
        }
        Map<UserId, Account> people = audience.people(sight, reposters);
        List<FeedItem> items = new ArrayList<>(ids.size());
        for (PostView view : views.see(sight, ids)) {
            TimelineEntry entry = byPost.get(view.post().id());
            UserId by = entry == null ? null : entry.repostedBy();
            // A repost by somebody who is hidden or gone by now does not bring a post anymore.
            if (kind.holds(view) && (by == null || people.containsKey(by))) {
                items.add(new FeedItem(view, by == null ? null : people.get(by)));
            }
        }
        return items;
    }
}
