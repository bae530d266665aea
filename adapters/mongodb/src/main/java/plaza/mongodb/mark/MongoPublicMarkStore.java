package plaza.mongodb.mark;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.bson.Document;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.mark.Mark;
import plaza.core.mark.PublicMarkStore;
import plaza.mongodb.Mongo;
import plaza.mongodb.post.Counts;

/** As {@link MongoMarkStore}, of marks that are shown under the post. */
public abstract class MongoPublicMarkStore<M extends Mark> extends MongoMarkStore<M>
        implements PublicMarkStore<M> {
    protected MongoPublicMarkStore(Mongo mongo, String collection, Function<Document, M> mapper) {
        super(mongo, collection, mapper);
    }

    @Override
    public Page<M> listByPost(PostId post, PageRequest page) {
        return list(POST, post.toString(), USER, page);
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> posts) {
        Map<PostId, Long> counts = new HashMap<>();
        posts.forEach(post -> counts.put(post, 0L));
        if (!counts.isEmpty()) {
            Counts.of(documents, POST, posts)
                    .forEach((id, count) -> counts.put(new PostId(UUID.fromString(id)), count));
        }
        return counts;
    }
}
