package plaza.mongodb.mark;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.mark.Mark;
import plaza.core.mark.PublicMarkStore;
import plaza.mongodb.Mongo;
import plaza.mongodb.post.Counts;
import plaza.mongodb.reel.ReelList;

/**
 * As {@link MongoMarkStore}, of marks that are shown under the post. Where these are embedded,
 * their people are in a list within the reel, too ({@link EmbeddedMarks}).
 */
public abstract class MongoPublicMarkStore<M extends Mark> extends MongoMarkStore<M>
        implements PublicMarkStore<M> {
    /**
     * @param list what they are called, {@code likes}
     */
    protected MongoPublicMarkStore(Mongo mongo, String list, Function<Document, M> mapper) {
        super(
                mongo,
                mongo.layout().embeds() ? "reel_" + list : list,
                mapper,
                marks ->
                        mongo.layout().embeds()
                                ? new EmbeddedMarks(marks, new ReelList(mongo, list))
                                : MarkDocuments.alone(marks));
    }

    @Override
    public Page<M> listByPost(PostId post, PageRequest page) {
        return list(POST, post, USER, page);
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> posts) {
        Map<PostId, Long> counts = new HashMap<>();
        posts.forEach(post -> counts.put(post, 0L));
        if (!counts.isEmpty()) {
            Counts.of(documents, POST, posts)
                    .forEach((id, count) -> counts.put(new PostId(id), count));
        }
        return counts;
    }
}
