package plaza.core.like;

import java.util.List;
import plaza.core.event.EventRedo;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.mark.MarkFeature;
import plaza.core.post.Counters;
import plaza.core.post.PostFeature;

/** Likes. */
public final class LikeFeature implements Feature {
    private final Likes likes;
    private final LikeRedo redo;

    public LikeFeature(Shared shared, PostFeature posts, MarkFeature marks) {
        LikeStore store = shared.port(LikeStore.class);
        Counters counters = shared.port(Counters.class);
        this.likes = new Likes(store, counters, posts.views(), marks.marking());
        this.redo = new LikeRedo(store, counters, posts.counts());
    }

    @Override
    public List<Object> services() {
        return List.of(likes);
    }

    @Override
    public List<EventRedo<?>> redo() {
        return List.of(new EventRedo<>(LikeEvent.class, redo::redo));
    }
}
