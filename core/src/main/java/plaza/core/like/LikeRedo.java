package plaza.core.like;

import java.util.List;
import plaza.core.like.LikeEvent.Liked;
import plaza.core.like.LikeEvent.Unliked;
import plaza.core.post.CounterRebuild;
import plaza.core.post.Counters;

/** Carries out again what is written of likes; the likes of the post are counted anew. */
public final class LikeRedo {
    private final LikeStore likes;
    private final Counters counters;
    private final CounterRebuild counts;

    public LikeRedo(LikeStore likes, Counters counters, CounterRebuild counts) {
        this.likes = likes;
        this.counters = counters;
        this.counts = counts;
    }

    public boolean redo(LikeEvent event) {
        switch (event) {
            case Liked e -> {
                likes.put(e.like());
                counters.liked(e.like().user(), e.like().post());
                counts.mend(List.of(e.like().post()));
            }
            case Unliked e -> {
                likes.delete(e.like().user(), e.like().post());
                counters.unliked(e.like().user(), e.like().post());
                counts.mend(List.of(e.like().post()));
            }
        }
        return true;
    }
}
