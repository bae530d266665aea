package plaza.dynamodb.mark;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Mark;
import plaza.core.mark.PublicMarkStore;
import plaza.dynamodb.Dynamo;

/** As {@link DynamoMarkStore}, of marks that are shown under the post. */
public abstract class DynamoPublicMarkStore<M extends Mark> extends DynamoMarkStore<M>
        implements PublicMarkStore<M> {
    private static final Comparator<Mark> LATEST_FIRST =
            Comparator.comparing(Mark::at)
                    .thenComparing(Mark::post)
                    .thenComparing(Mark::user)
                    .reversed();

    protected DynamoPublicMarkStore(Dynamo dynamo, String byPerson, String byPost) {
        super(dynamo, byPerson, byPost);
    }

    @Override
    public final Page<M> listByPost(PostId post, PageRequest page) {
        return marks.listTo(post.value(), page).map(item -> byPost(post, item));
    }

    @Override
    public final List<M> listNewest(Collection<UserId> users, @Nullable Instant until, int limit) {
        return marks
                .map(
                        new HashSet<>(users),
                        user ->
                                marks.latest(user.value(), until, limit).stream()
                                        .map(item -> byUser(user, item))
                                        .toList())
                .stream()
                .flatMap(List::stream)
                .sorted(LATEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public final Map<PostId, List<M>> listNewestByPosts(Collection<PostId> posts, int limit) {
        return marks
                .map(
                        new HashSet<>(posts),
                        post -> listByPost(post, PageRequest.first(limit)).items())
                .stream()
                .filter(newest -> !newest.isEmpty())
                .collect(Collectors.toMap(newest -> newest.getFirst().post(), newest -> newest));
    }

    @Override
    public final Map<PostId, Long> count(Collection<PostId> posts) {
        Map<PostId, Long> counts = new HashMap<>();
        marks.countTo(values(posts)).forEach((id, count) -> counts.put(new PostId(id), count));
        return counts;
    }
}
