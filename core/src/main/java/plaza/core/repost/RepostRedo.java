package plaza.core.repost;

import java.util.List;
import plaza.core.post.CounterRebuild;
import plaza.core.repost.RepostEvent.Reposted;
import plaza.core.repost.RepostEvent.Unreposted;

/** Carries out again what is written of reposts; those of the post are counted anew. */
public final class RepostRedo {
    private final RepostStore reposts;
    private final CounterRebuild counts;

    public RepostRedo(RepostStore reposts, CounterRebuild counts) {
        this.reposts = reposts;
        this.counts = counts;
    }

    public boolean redo(RepostEvent event) {
        switch (event) {
            case Reposted e -> {
                reposts.put(e.repost());
                counts.mend(List.of(e.repost().post()));
            }
            case Unreposted e -> {
                reposts.delete(e.repost().user(), e.repost().post());
                counts.mend(List.of(e.repost().post()));
            }
        }
        return true;
    }
}
