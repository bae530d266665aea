package plaza.core.story;

import java.util.List;
import plaza.core.event.EventRedo;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.graph.GraphFeature;
import plaza.core.id.StoryId;
import plaza.core.media.Attachments;
import plaza.core.media.MediaFeature;
import plaza.core.media.MediaUse;

/** Stories, which are there for a day. */
public final class StoryFeature implements Feature {
    private final StoryWrites writes;
    private final Stories stories;
    private final StoryLists lists;
    private final StoryTray tray;
    private final StoryCleanup cleanup;

    public StoryFeature(Shared shared, MediaFeature media, GraphFeature graph) {
        StoryStore store = shared.port(StoryStore.class);
        Attachments attachments = media.attachments();
        var gate = new StoryAccessPolicy(store, graph.audience(), shared.clock());
        var views = new StoryViews(attachments);
        this.writes = new StoryWrites(store, attachments, shared.clock());
        this.lists =
                new StoryLists(
                        store, views, gate, graph.people(), graph.audience(), shared.clock());
        this.stories =
                new Stories(
                        store,
                        attachments,
                        shared.journal(),
                        lists,
                        gate,
                        new Stories.Terms(
                                shared.clock(), shared.settings().get(StorySettings.TTL)));
        this.tray = new StoryTray(store, graph.audience(), views, shared.clock());
        this.cleanup = new StoryCleanup(store, attachments);
        media.open(MediaUse.Kind.STORY, (viewer, id) -> gate.mayBeSeen(viewer, new StoryId(id)));
    }

    @Override
    public List<Object> services() {
        return List.of(stories, lists, tray);
    }

    @Override
    public List<EventRedo<?>> redo() {
        return List.of(new EventRedo<>(StoryEvent.class, writes::redo));
    }

    @Override
    public List<CleanupJob> cleanups() {
        return List.of(new CleanupJob("stories", cleanup::run));
    }
}
