package plaza.memory.mark;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.mark.Mark;
import plaza.core.mark.PublicMarkStore;

/** Marks of one kind in memory that are shown under the post. */
public abstract class MemoryPublicMarkStore<M extends Mark> extends MemoryMarkStore<M>
        implements PublicMarkStore<M> {
    protected MemoryPublicMarkStore(BiFunction<M, Instant, M> at) {
        super(at);
    }

    @Override
    public Page<M> listByPost(PostId post, PageRequest page) {
        return page(ofPost(post), mark -> mark.user().value(), page);
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> posts) {
        Map<PostId, Long> counts = new HashMap<>();
        posts.forEach(post -> counts.put(post, ofPost(post).count()));
        return counts;
    }
}
