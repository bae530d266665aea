package plaza.memory.mark;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
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
    public List<M> listNewest(Collection<UserId> users, @Nullable Instant until, int limit) {
        return users.stream()
                .distinct()
                .flatMap(this::ofUser)
                .filter(mark -> until == null || !mark.at().isAfter(until))
                .sorted(
                        Comparator.<M, Instant>comparing(Mark::at)
                                .thenComparing(Mark::post)
                                .thenComparing(Mark::user)
                                .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Map<PostId, List<M>> listNewestByPosts(Collection<PostId> posts, int limit) {
        Map<PostId, List<M>> newest = new HashMap<>();
        for (PostId post : posts) {
            List<M> marks = listByPost(post, PageRequest.first(limit)).items();
            if (!marks.isEmpty()) {
                newest.put(post, marks);
            }
        }
        return newest;
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> posts) {
        Map<PostId, Long> counts = new HashMap<>();
        posts.forEach(post -> counts.put(post, ofPost(post).count()));
        return counts;
    }
}
