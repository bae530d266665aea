package plaza.core.post;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.event.EventRedo;
import plaza.core.id.PostId;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostDeleted;
import plaza.core.post.PostEvent.PostEdited;

/**
 * Carries out again what is written of posts. Counts are not repeatable, so those of the post that
 * is answered are counted anew instead.
 */
public final class PostRedo {
    private final PostLookup lookup;
    private final PostWrites writes;
    private final CounterRebuild counts;

    public PostRedo(PostLookup lookup, PostWrites writes, CounterRebuild counts) {
        this.lookup = lookup;
        this.writes = writes;
        this.counts = counts;
    }

    public boolean redo(PostEvent event) {
        switch (event) {
            case PostCreated e -> {
                EventRedo.untold(e.text(), e);
                writes.insert(e.post());
                count(e.replyTo());
            }
            case PostEdited e -> {
                String text = EventRedo.untold(e.text(), e);
                lookup.find(e.post())
                        .map(lookup::records)
                        .ifPresent(posts -> posts.edit(e.post(), text, e.entities(), e.at()));
            }
            case PostDeleted e -> {
                writes.delete(e.post());
                count(e.post().replyTo());
            }
        }
        return true;
    }

    private void count(@Nullable PostId post) {
        if (post != null) {
            counts.mend(List.of(post));
        }
    }
}
