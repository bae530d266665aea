package plaza.core.repost;

import java.util.List;
import plaza.core.event.EventRedo;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.mark.MarkFeature;
import plaza.core.post.Counters;
import plaza.core.post.PostFeature;

/** Reposts. */
public final class RepostFeature implements Feature {
    private final Reposts reposts;
    private final RepostRedo redo;

    public RepostFeature(Shared shared, PostFeature posts, MarkFeature marks) {
        RepostStore store = shared.port(RepostStore.class);
        this.reposts =
                new Reposts(store, shared.port(Counters.class), posts.views(), marks.marking());
        this.redo = new RepostRedo(store, posts.counts());
    }

    @Override
    public List<Object> services() {
        return List.of(reposts);
    }

    @Override
    public List<EventRedo<?>> redo() {
        return List.of(new EventRedo<>(RepostEvent.class, redo::redo));
    }
}
