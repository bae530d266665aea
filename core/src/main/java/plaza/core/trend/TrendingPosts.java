package plaza.core.trend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import plaza.core.Batch;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostAccessPolicy;
import plaza.core.post.PostView;
import plaza.core.post.PostViews;

/** The posts that rise now, as if there were none that the viewer may not see. See ADR 80. */
public final class TrendingPosts {
    /** Posts that are looked at together. */
    private static final int TOGETHER = 100;

    private final RisingSubjects rising;
    private final PostViews views;
    private final ViewerContexts audience;

    TrendingPosts(RisingSubjects rising, PostViews views, ViewerContexts audience) {
        this.rising = rising;
        this.views = views;
        this.audience = audience;
    }

    /**
     * The posts that rise fastest, by others than those whom the viewer mutes.
     *
     * @param limit at most 100
     */
    public List<TrendingPost> list(UserId viewer, int limit) {
        ViewerContext sight = audience.of(viewer);
        List<TrendingPost> shown = new ArrayList<>(limit);
        for (List<Trend> some : Batch.split(rising.of(Regions.POSTS), TOGETHER)) {
            shown.addAll(visible(sight, some));
            if (shown.size() >= limit) {
                break;
            }
        }
        List<TrendingPost> page = shown.subList(0, Math.min(limit, shown.size()));
        views.show(viewer, page.stream().map(TrendingPost::post).toList());
        return List.copyOf(page);
    }

    /**
     * The ids of the posts that rise fastest, whoever may see them.
     *
     * @param limit at most 500
     */
    public List<PostId> rising(int limit) {
        return rising.of(Regions.POSTS).stream().limit(limit).map(TrendingPosts::post).toList();
    }

    private static PostId post(Trend trend) {
        return new PostId(UUID.fromString(trend.subject()));
    }

    private List<TrendingPost> visible(ViewerContext sight, List<Trend> some) {
        Map<PostId, Trend> trends = new LinkedHashMap<>();
        some.forEach(each -> trends.put(post(each), each));
        List<TrendingPost> visible = new ArrayList<>();
        for (PostView view : views.see(sight, List.copyOf(trends.keySet()))) {
            Trend trend = trends.get(view.id());
            // Its author may have become private since it was counted.
            if (trend != null
                    && PostAccessPolicy.isPublic(view.post(), view.author())
                    && !sight.mutes(view.author().id())) {
                visible.add(new TrendingPost(view, trend));
            }
        }
        return visible;
    }
}
