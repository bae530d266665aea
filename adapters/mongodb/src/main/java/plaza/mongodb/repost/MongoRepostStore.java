package plaza.mongodb.repost;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.descending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
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

    private static final Comparator<Repost> LATEST_FIRST =
            Comparator.comparing(Repost::at)
                    .thenComparing(Repost::post)
                    .thenComparing(Repost::user)
                    .reversed();

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
    public List<Repost> listNewest(Collection<UserId> users, @Nullable Instant until, int limit) {
        List<Repost> found = new ArrayList<>();
        for (List<UUID> part : parts(users)) {
            found.addAll(newest(part, until, limit));
        }
        return found.stream().sorted(LATEST_FIRST).limit(limit).toList();
    }

    /**
     * An index that is read for each person, merged, gives the order by time and post. Which of
     * several people at the same time with the same post comes first it does not: all of those at
     * the end are fetched.
     */
    private List<Repost> newest(List<UUID> users, @Nullable Instant until, int limit) {
        Bson theirs = in(USER, users);
        Bson filter = until == null ? theirs : and(theirs, lte(MICROS, Fields.micros(until)));
        List<Document> found =
                documents.find(filter, all -> all.sort(descending(MICROS, POST)).limit(limit));
        if (found.size() == limit) {
            Document last = found.getLast();
            Bson tied =
                    and(theirs, eq(MICROS, last.getLong(MICROS)), eq(POST, Fields.id(last, POST)));
            found.addAll(documents.find(tied));
        }
        return found.stream().map(MongoRepostStore::repost).distinct().toList();
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

    private static List<List<UUID>> parts(Collection<UserId> users) {
        return Batch.split(Fields.ids(users), Fields.LIST);
    }
}
