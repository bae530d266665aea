package plaza.core.story;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.FilteredPages;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.UserId;

/**
 * The stories of oneself and of those whom one follows, grouped by author. A page takes a fixed
 * number of calls (a summary of all whom one follows, stories, authors, media), however many groups
 * it has.
 */
public final class StoryTray {
    private final StoryStore stories;
    private final ViewerContexts audience;
    private final StoryViews views;
    private final Clock clock;

    public StoryTray(StoryStore stories, ViewerContexts audience, StoryViews views, Clock clock) {
        this.stories = stories;
        this.audience = audience;
        this.views = views;
        this.clock = clock;
    }

    /**
     * A page of authors: oneself, then those with something that the viewer has not seen, then the
     * others; each by their latest story, latest first. Nobody whom the viewer mutes.
     */
    public Page<StoryGroup> page(UserId viewer, PageRequest page) {
        Instant now = clock.instant();
        TrayPlace start = TrayPlace.of(page.cursor());
        Instant asOf = start == null ? now.truncatedTo(ChronoUnit.MILLIS) : start.asOf();
        ViewerContext sight = audience.of(viewer);
        List<TrayPlace> places = places(sight, asOf, now);
        return FilteredPages.page(
                page,
                request -> behind(places, request),
                TrayPlace::author,
                found -> groups(sight, found, now),
                group -> group.author().id());
    }

    private List<TrayPlace> places(ViewerContext sight, Instant asOf, Instant now) {
        List<UserId> authors = new ArrayList<>(sight.following().size() + 1);
        authors.add(sight.viewer());
        for (UserId followed : sight.following()) {
            if (!sight.mutes(followed) && !sight.hides(followed)) {
                authors.add(followed);
            }
        }
        return stories.summarize(sight.viewer(), authors, asOf, now).stream()
                .map(author -> TrayPlace.of(sight.viewer(), asOf, author))
                .sorted()
                .toList();
    }

    private static Page<TrayPlace> behind(List<TrayPlace> places, PageRequest page) {
        @Nullable TrayPlace after = TrayPlace.of(page.cursor());
        List<TrayPlace> oneMore =
                places.stream()
                        .filter(place -> after == null || place.compareTo(after) > 0)
                        .limit(page.limit() + 1L)
                        .toList();
        return Page.of(oneMore, page.limit(), TrayPlace::toCursor);
    }

    private List<StoryGroup> groups(ViewerContext sight, List<TrayPlace> places, Instant now) {
        List<UserId> ids = places.stream().map(TrayPlace::author).toList();
        Map<UserId, Account> authors = audience.people(sight, ids);
        Map<UserId, List<StoryView>> found = new HashMap<>();
        views.of(sight, stories.listByAuthors(sight.viewer(), ids, now), authors)
                .forEach(
                        view ->
                                found.computeIfAbsent(view.author().id(), _ -> new ArrayList<>())
                                        .add(view));
        List<StoryGroup> groups = new ArrayList<>(ids.size());
        for (UserId id : ids) {
            Account author = authors.get(id);
            List<StoryView> own = found.get(id);
            if (author != null && own != null) {
                groups.add(new StoryGroup(author, own));
            }
        }
        return groups;
    }
}
