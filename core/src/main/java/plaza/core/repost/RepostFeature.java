package plaza.core.repost;

import java.util.List;
import plaza.core.event.EventRedo;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.mark.MarkFeature;
import plaza.core.mark.Marking;
import plaza.core.post.CounterRebuild;
import plaza.core.post.Counters;
import plaza.core.post.PostFeature;
import plaza.core.repost.RepostEvent.Reposted;
import plaza.core.repost.RepostEvent.Unreposted;

/** Reposts. */
public final class RepostFeature implements Feature {
    private final RepostStore store;
    private final CounterRebuild counts;
    private final Reposts reposts;
    private final Marking marking;

    public RepostFeature(Shared shared, PostFeature posts, MarkFeature marks) {
        this.store = shared.port(RepostStore.class);
        this.counts = posts.counts();
        this.marking = marks.marking();
        this.reposts = new Reposts(store, shared.port(Counters.class), posts.views(), marking);
    }

    @Override
    public List<Object> services() {
        return List.of(reposts);
    }

    @Override
    public List<EventRedo<?>> redo() {
        return List.of(new EventRedo<>(RepostEvent.class, this::redo));
    }

    /** The reposts of the post are counted anew. */
    private boolean redo(RepostEvent event) {
        Repost repost = event.repost();
        switch (event) {
            case Reposted _ -> {
                marking.whereSeen(Reposts::requireOpen).accept(repost);
                store.put(repost);
            }
            case Unreposted _ -> store.delete(repost.user(), repost.post());
        }
        counts.mend(List.of(repost.post()));
        return true;
    }
}
