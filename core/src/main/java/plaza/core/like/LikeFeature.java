package plaza.core.like;

import java.util.List;
import plaza.core.event.EventRedo;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.like.LikeEvent.Liked;
import plaza.core.like.LikeEvent.Unliked;
import plaza.core.mark.MarkFeature;
import plaza.core.mark.Marking;
import plaza.core.post.CounterRebuild;
import plaza.core.post.Counters;
import plaza.core.post.PostFeature;

/** Likes. */
public final class LikeFeature implements Feature {
    private final LikeStore store;
    private final Counters counters;
    private final CounterRebuild counts;
    private final Likes likes;
    private final Marking marking;

    public LikeFeature(Shared shared, PostFeature posts, MarkFeature marks) {
        this.store = shared.port(LikeStore.class);
        this.counters = shared.port(Counters.class);
        this.counts = posts.counts();
        this.marking = marks.marking();
        this.likes = new Likes(store, counters, posts.views(), marking);
    }

    @Override
    public List<Object> services() {
        return List.of(likes);
    }

    @Override
    public List<EventRedo<?>> redo() {
        return List.of(new EventRedo<>(LikeEvent.class, this::redo));
    }

    /** The likes of the post are counted anew. */
    private boolean redo(LikeEvent event) {
        Like like = event.like();
        switch (event) {
            case Liked _ -> {
                marking.requireMarkable(like, Marking.ANY);
                store.put(like);
                counters.liked(like.user(), like.post());
            }
            case Unliked _ -> {
                store.delete(like.user(), like.post());
                counters.unliked(like.user(), like.post());
            }
        }
        counts.mend(List.of(like.post()));
        return true;
    }
}
