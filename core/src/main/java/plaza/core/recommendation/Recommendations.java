package plaza.core.recommendation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.DomainException;
import plaza.core.FilteredPages;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostAccessPolicy;
import plaza.core.post.PostView;
import plaza.core.post.PostViews;

/**
 * Lists posts that a viewer has not seen and may like. The first page makes a list, which further
 * ones read on, so that it stands still while people write; what the viewer may not see by then is
 * passed over. See ADR 84.
 */
public final class Recommendations {
    /** How long a list can be paged through. */
    static final Duration LISTED = Duration.ofHours(1);

    /** How long what was shown is not recommended again. */
    static final Duration SHOWN = Duration.ofDays(7);

    private static final Pattern PLACE = Pattern.compile(Cursor.ID + ":(\\d{1,3})");

    private final Recommender recommender;
    private final RecommendationStore store;
    private final PostViews views;
    private final ViewerContexts audience;
    private final Ids ids;
    private final Clock clock;

    Recommendations(
            Recommender recommender,
            RecommendationStore store,
            PostViews views,
            ViewerContexts audience,
            Ids ids,
            Clock clock) {
        this.recommender = recommender;
        this.store = store;
        this.views = views;
        this.audience = audience;
        this.ids = ids;
        this.clock = clock;
    }

    /** A place in a list. */
    private record Place(UUID list, int index) {
        static @Nullable Place of(@Nullable Cursor cursor) {
            return Cursor.read(
                    cursor,
                    PLACE,
                    found ->
                            new Place(
                                    UUID.fromString(found.group(1)),
                                    Integer.parseInt(found.group(2))));
        }

        Cursor toCursor() {
            return new Cursor(list + ":" + index);
        }
    }

    /**
     * What is recommended to the viewer, the best first.
     *
     * @throws DomainException INVALID where the list of the cursor has gone
     */
    public Page<Recommendation> list(UserId viewer, PageRequest page) {
        ViewerContext sight = audience.of(viewer);
        Place place = Place.of(page.cursor());
        UUID list = place == null ? ids.next() : place.list();
        List<Recommended> all = place == null ? made(sight, list) : kept(viewer, list);
        Page<Recommendation> shown =
                FilteredPages.page(
                        page,
                        request -> part(all, list, request),
                        Recommended::post,
                        some -> visible(sight, some),
                        each -> each.post().id());
        if (!shown.items().isEmpty()) {
            List<PostView> posts = shown.items().stream().map(Recommendation::post).toList();
            store.addShown(
                    viewer, posts.stream().map(PostView::id).toList(), clock.instant().plus(SHOWN));
            views.show(viewer, posts);
        }
        return shown;
    }

    private List<Recommended> made(ViewerContext sight, UUID list) {
        List<Recommended> made = recommender.recommend(new Circle(audience, sight));
        if (!made.isEmpty()) {
            store.putList(sight.viewer(), list, made, clock.instant().plus(LISTED));
        }
        return made;
    }

    private List<Recommended> kept(UserId viewer, UUID list) {
        List<Recommended> kept = store.findList(viewer, list, clock.instant());
        if (kept.isEmpty()) {
            throw DomainException.invalid("cursor", "is too old: begin anew, without a cursor");
        }
        return kept;
    }

    private static Page<Recommended> part(List<Recommended> all, UUID list, PageRequest request) {
        Place place = Place.of(request.cursor());
        int from = place == null ? 0 : Math.min(place.index(), all.size());
        int until = Math.min(from + request.limit(), all.size());
        List<Numbered> numbered = new ArrayList<>();
        for (int i = from; i < until; i++) {
            numbered.add(new Numbered(i, all.get(i)));
        }
        return Page.of(
                        numbered,
                        until < all.size() ? new Place(list, until).toCursor() : null,
                        each -> new Place(list, each.index() + 1).toCursor())
                .map(Numbered::post);
    }

    private record Numbered(int index, Recommended post) {}

    /** Those that the viewer may see, for reasons that they may see. */
    private List<Recommendation> visible(ViewerContext sight, List<Recommended> some) {
        Map<PostId, List<Reason>> reasons = new HashMap<>();
        some.forEach(each -> reasons.put(each.post(), each.reasons()));
        Set<UserId> named = new HashSet<>();
        reasons.values().forEach(all -> all.forEach(each -> named.addAll(each.people())));
        Map<UserId, Account> people = Circle.open(audience, sight, named);
        List<Recommendation> visible = new ArrayList<>();
        for (PostView view : views.see(sight, some.stream().map(Recommended::post).toList())) {
            List<Recommendation.Why> why =
                    reasons.getOrDefault(view.id(), List.of()).stream()
                            .map(reason -> why(reason, people))
                            .filter(each -> !each.people().isEmpty() || !each.kind().isByPeople())
                            .toList();
            if (!why.isEmpty() && isWanted(sight, view)) {
                visible.add(new Recommendation(view, why));
            }
        }
        return visible;
    }

    /** Also where the viewer or the author has done something since the list was made. */
    private static boolean isWanted(ViewerContext sight, PostView view) {
        UserId author = view.author().id();
        return PostAccessPolicy.isPublic(view.post(), view.author())
                && !sight.mutes(author)
                && !sight.following().contains(author);
    }

    private static Recommendation.Why why(Reason reason, Map<UserId, Account> people) {
        return new Recommendation.Why(
                reason.kind(),
                reason.people().stream().map(people::get).filter(Objects::nonNull).toList(),
                reason.hashtag());
    }
}
