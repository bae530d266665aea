package plaza.mongodb.repost;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.bson.Document;
import plaza.core.Batch;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostStore;
import plaza.mongodb.Fields;
import plaza.mongodb.Mongo;
import plaza.mongodb.mark.MongoPublicMarkStore;

/** Reposts in the collection {@code reposts}. Thread-safe. */
public final class MongoRepostStore extends MongoPublicMarkStore<Repost> implements RepostStore {
    private static final String AUTHOR = "authorId";

    private static final Comparator<Repost> EARLIEST_FIRST =
            Comparator.comparing(Repost::at).thenComparing(Repost::user);

    public MongoRepostStore(Mongo mongo) {
        super(mongo, "reposts", MongoRepostStore::repost);
    }

    private static Repost repost(Document repost) {
        return mark(
                repost,
                (user, post, at) -> new Repost(user, post, Fields.user(repost, AUTHOR), at));
    }

    @Override
    protected Document document(Repost repost) {
        return super.document(repost).append(AUTHOR, repost.author().value());
    }

    @Override
    public Map<PostId, Repost> findEarliest(Collection<PostId> posts, Collection<UserId> users) {
        Map<PostId, Repost> earliest = new HashMap<>();
        for (List<UUID> some : Batch.split(Fields.ids(posts))) {
            for (List<UUID> part : parts(users)) {
                documents.find(and(in(USER, part), in(POST, some))).stream()
                        .map(MongoRepostStore::repost)
                        .forEach(
                                repost ->
                                        earliest.merge(
                                                repost.post(),
                                                repost,
                                                BinaryOperator.minBy(EARLIEST_FIRST)));
            }
        }
        return earliest;
    }
}
