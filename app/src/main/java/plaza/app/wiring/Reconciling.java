package plaza.app.wiring;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import plaza.core.event.RebuildAsked;
import plaza.core.id.UserId;
import plaza.core.platform.Reconciliation;
import plaza.core.platform.Reconciliation.Part;
import plaza.core.platform.Services;
import plaza.core.platform.Stores;
import plaza.core.post.PostLookup;
import plaza.core.search.SearchRebuild;
import plaza.core.timeline.TimelineReconciler;

/** What is derived, and how to hold it against what it comes from. */
final class Reconciling {
    static final String COUNTERS = "counters";

    /** Events of operators have no person; all zeros is nobody's id. */
    static final UserId OPERATOR = new UserId(new UUID(0, 0));

    private Reconciling() {}

    static Reconciliation of(Stores stores, Services services, SearchRebuild search, Clock clock) {
        var timelines =
                new TimelineReconciler(
                        stores.accounts(),
                        stores.graph(),
                        new PostLookup(stores.posts(), stores.replies()),
                        stores.timelines(),
                        Services.pull(stores));
        return new Reconciliation(
                List.of(
                        new Part(
                                COUNTERS,
                                "posts",
                                (progress, goesOn) -> {
                                    long mended = services.counterRebuild().run(progress, goesOn);
                                    if (mended > 0) {
                                        tellCaches(stores, clock);
                                    }
                                    return mended;
                                }),
                        new Part("timelines", "timelines", timelines::run),
                        new Part(
                                "search",
                                "people and posts",
                                (progress, goesOn) -> search.run(progress, goesOn).orElse(0))));
    }

    private static void tellCaches(Stores stores, Clock clock) {
        stores.journal().commit(new RebuildAsked(COUNTERS, OPERATOR, clock.instant()), () -> true);
    }
}
