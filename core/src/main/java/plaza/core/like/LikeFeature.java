package plaza.core.like;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import plaza.core.event.Backoff;
import plaza.core.event.EventRedo;
import plaza.core.event.Worker;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.like.LikeEvent.Liked;
import plaza.core.like.LikeEvent.Unliked;
import plaza.core.mark.Mark;
import plaza.core.mark.MarkFeature;
import plaza.core.mark.Marking;
import plaza.core.post.CounterRebuild;
import plaza.core.post.Counters;
import plaza.core.post.PostFeature;

/** Likes. */
public final class LikeFeature implements Feature {
    private final LikeStore store;
    private final Optional<WriteBehindLikeStore> behind;
    private final CounterRebuild counts;
    private final Likes likes;
    private final Consumer<Mark> look;

    public LikeFeature(Shared shared, PostFeature posts, MarkFeature marks) {
        this.store = shared.port(LikeStore.class);
        this.behind = shared.ports().find(WriteBehindLikeStore.class);
        this.counts = posts.counts();
        Marking marking = marks.marking();
        this.look = behind.isPresent() ? Marking.SEEN_BEFORE : marking.whereSeen(Marking.ANY);
        this.likes = new Likes(store, shared.port(Counters.class), posts.views(), marking, look);
    }

    @Override
    public List<Object> services() {
        return List.of(likes);
    }

    /** Where likes are written behind, their store is told of them. */
    @Override
    public List<Worker> workers(Backoff backoff) {
        return behind.map(found -> found.worker("likes-behind", backoff)).stream().toList();
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
                look.accept(like);
                store.put(like);
            }
            case Unliked _ -> store.delete(like.user(), like.post());
        }
        counts.mend(List.of(like.post()));
        return true;
    }
}
