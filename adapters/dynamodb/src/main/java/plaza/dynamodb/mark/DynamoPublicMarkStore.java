package plaza.dynamodb.mark;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.mark.Mark;
import plaza.core.mark.PublicMarkStore;
import plaza.dynamodb.Dynamo;

/** As {@link DynamoMarkStore}, of marks that are shown under the post. */
public abstract class DynamoPublicMarkStore<M extends Mark> extends DynamoMarkStore<M>
        implements PublicMarkStore<M> {
    protected DynamoPublicMarkStore(Dynamo dynamo, String byPerson, String byPost) {
        super(dynamo, byPerson, byPost);
    }

    @Override
    public final Page<M> listByPost(PostId post, PageRequest page) {
        return marks.listTo(post.value(), page).map(item -> byPost(post, item));
    }

    @Override
    public final Map<PostId, Long> count(Collection<PostId> posts) {
        Map<PostId, Long> counts = new HashMap<>();
        marks.countTo(values(posts)).forEach((id, count) -> counts.put(new PostId(id), count));
        return counts;
    }
}
