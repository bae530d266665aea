package plaza.core.post;

import java.util.List;
import plaza.core.account.AccountStore;
import plaza.core.event.EventRedo;
import plaza.core.event.RebuildAsked;
import plaza.core.feature.Feature;
import plaza.core.feature.Reconciliation;
import plaza.core.feature.Shared;
import plaza.core.graph.GraphFeature;
import plaza.core.media.MediaFeature;
import plaza.core.media.MediaSettings;
import plaza.core.media.MediaUse;
import plaza.core.update.UpdateFeature;

/** Posts, and what is counted of them. */
public final class PostFeature implements Feature {
    /** The name of what is counted, where it is held against what it comes from. */
    public static final String COUNTERS = "counters";

    private final Shared shared;
    private final PostLookup lookup;
    private final PostViews views;
    private final Posts posts;
    private final PostLists lists;
    private final EntityFinder entities;
    private final CounterRebuild counts;
    private final PostRedo redo;

    /**
     * @param replies where replies are kept
     * @param marks what viewers did with posts
     * @param recount counts anew
     * @param showings hears of posts that are shown
     */
    public PostFeature(
            Shared shared,
            MediaFeature media,
            GraphFeature graph,
            UpdateFeature updates,
            PostRecords replies,
            ViewerMarks marks,
            Recount recount,
            ShowingListener showings) {
        PostStore store = shared.port(PostStore.class);
        Counters counters = shared.port(Counters.class);
        this.shared = shared;
        this.lookup = new PostLookup(store, replies);
        this.views =
                new PostViews(
                        lookup,
                        graph.audience(),
                        counters,
                        marks,
                        media.attachments(),
                        showings,
                        shared.settings().get(MediaSettings.CDN).orElse(null));
        this.entities =
                new EntityFinder(shared.port(TextParser.class), shared.port(AccountStore.class));
        var writes = new PostWrites(lookup, counters, media.attachments());
        this.posts =
                new Posts(
                        new PostDrafts(entities, views, media.attachments()),
                        writes,
                        lookup,
                        shared.journal(),
                        views,
                        shared.clock());
        this.lists = new PostLists(store, views, graph.audience());
        this.counts =
                new CounterRebuild(
                        List.of(store, replies),
                        recount,
                        counters,
                        shared.ports().uncached(Counters.class));
        this.redo = new PostRedo(lookup, writes, counts);
        updates.addFilter(new PostUpdateFilter(lookup, graph.audience()));
        media.open(MediaUse.Kind.POST, new PostMediaPolicy(views));
    }

    public PostLookup lookup() {
        return lookup;
    }

    public PostViews views() {
        return views;
    }

    public EntityFinder entities() {
        return entities;
    }

    public CounterRebuild counts() {
        return counts;
    }

    @Override
    public List<Object> services() {
        return List.of(posts, lists, views, counts);
    }

    @Override
    public List<EventRedo<?>> redo() {
        return List.of(new EventRedo<>(PostEvent.class, redo::redo));
    }

    @Override
    public List<Reconciliation.Part> reconciled() {
        return List.of(
                new Reconciliation.Part(
                        COUNTERS,
                        "posts",
                        (progress, goesOn) -> {
                            long mended = counts.run(progress, goesOn);
                            if (mended > 0) {
                                shared.journal()
                                        .commit(
                                                new RebuildAsked(
                                                        COUNTERS,
                                                        RebuildAsked.OPERATOR,
                                                        shared.clock().instant()),
                                                () -> true);
                            }
                            return mended;
                        }));
    }
}
