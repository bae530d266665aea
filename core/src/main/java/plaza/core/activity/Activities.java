package plaza.core.activity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.FilteredPages;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.activity.Activity.Kind;
import plaza.core.graph.People;
import plaza.core.graph.PersonView;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Marks;
import plaza.core.post.PostEntry;
import plaza.core.post.PostView;
import plaza.core.post.PostViews;
import plaza.core.post.UnavailablePost;

/** Lists what the viewer did lately; nobody else's. */
public final class Activities {
    private static final Pattern PLACE =
            Pattern.compile("(-?[0-9]{1,18})\\." + Cursor.ID + "\\.([A-Z]{1,16})");

    private final ActivityStore store;
    private final PostViews views;
    private final People people;
    private final ViewerContexts audience;
    private final Duration retention;
    private final Clock clock;

    Activities(
            ActivityStore store,
            PostViews views,
            People people,
            ViewerContexts audience,
            Duration retention,
            Clock clock) {
        this.store = store;
        this.views = views;
        this.people = people;
        this.audience = audience;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * What the viewer did, latest first. Of a post that they cannot see any more there is its
     * place, as in the lists of what they marked; of a person nothing.
     */
    public Page<ActivityView> own(UserId viewer, PageRequest page) {
        List<Activity> all = store.find(viewer, clock.instant().minus(retention));
        return FilteredPages.page(
                        page,
                        request -> part(all, viewer, request),
                        activity -> activity,
                        some -> visible(viewer, some),
                        Seen::activity)
                .map(Seen::view);
    }

    private record Seen(Activity activity, ActivityView view) {}

    private static Page<Activity> part(List<Activity> all, UserId viewer, PageRequest request) {
        Activity last = place(viewer, request.cursor());
        List<Activity> oneMore =
                all.stream()
                        .filter(
                                each ->
                                        last == null
                                                || Activity.LATEST_FIRST.compare(each, last) > 0)
                        .limit(request.limit() + 1L)
                        .toList();
        return Page.of(oneMore, request.limit(), Activities::behind);
    }

    private static Cursor behind(Activity activity) {
        return new Cursor(
                "%d.%s.%s"
                        .formatted(
                                ChronoUnit.MICROS.between(Instant.EPOCH, activity.at()),
                                activity.subject(),
                                activity.kind()));
    }

    private static @Nullable Activity place(UserId viewer, @Nullable Cursor cursor) {
        return Cursor.read(
                cursor,
                PLACE,
                found ->
                        new Activity(
                                viewer,
                                kind(found.group(3)),
                                UUID.fromString(found.group(2)),
                                Instant.EPOCH.plus(
                                        Long.parseLong(found.group(1)), ChronoUnit.MICROS)));
    }

    private static Kind kind(String name) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw Cursor.invalid();
    }

    private List<Seen> visible(UserId viewer, List<Activity> some) {
        Map<PostId, PostEntry> posts = posts(viewer, some);
        Map<UserId, PersonView> followed = followed(viewer, some);
        List<Seen> seen = new ArrayList<>(some.size());
        for (Activity activity : some) {
            PostEntry post = posts.get(new PostId(activity.subject()));
            PersonView person = followed.get(new UserId(activity.subject()));
            if (stands(activity.kind(), post, person)) {
                seen.add(
                        new Seen(
                                activity,
                                new ActivityView(activity.kind(), activity.at(), post, person)));
            }
        }
        return seen;
    }

    /** What is noted comes from the journal a moment late: what the stores say counts. */
    private static boolean stands(
            Kind kind, @Nullable PostEntry post, @Nullable PersonView person) {
        if (kind == Kind.FOLLOW) {
            return person != null && person.viewer().following();
        }
        Marks marks = marks(post);
        return switch (kind) {
            case LIKE -> marks.liked();
            case REPOST -> marks.reposted();
            case BOOKMARK -> marks.bookmarked();
            case POST, REPLY -> post instanceof PostView;
            case FOLLOW -> false;
        };
    }

    private static Marks marks(@Nullable PostEntry post) {
        return switch (post) {
            case PostView view -> view.viewer();
            case UnavailablePost place -> place.viewer();
            case null -> Marks.NONE;
        };
    }

    /** They do not count as shown: to look at what one did is not to be shown it. */
    private Map<PostId, PostEntry> posts(UserId viewer, List<Activity> some) {
        List<PostId> ids =
                some.stream()
                        .filter(each -> each.kind() != Kind.FOLLOW)
                        .map(each -> new PostId(each.subject()))
                        .distinct()
                        .toList();
        Map<PostId, PostEntry> posts = new HashMap<>();
        if (!ids.isEmpty()) {
            views.entries(viewer, views.see(audience.of(viewer), ids), ids)
                    .forEach(entry -> posts.put(entry.id(), entry));
        }
        return posts;
    }

    private Map<UserId, PersonView> followed(UserId viewer, List<Activity> some) {
        List<UserId> ids =
                some.stream()
                        .filter(each -> each.kind() == Kind.FOLLOW)
                        .map(each -> new UserId(each.subject()))
                        .toList();
        Map<UserId, PersonView> followed = new HashMap<>();
        if (!ids.isEmpty()) {
            people.visible(viewer, ids).forEach(view -> followed.put(view.account().id(), view));
        }
        return followed;
    }
}
