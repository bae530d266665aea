package plaza.mongodb.mark;

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
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Mark;
import plaza.core.mark.PublicMarkStore;
import plaza.mongodb.Fields;
import plaza.mongodb.Mongo;
import plaza.mongodb.post.Counts;
import plaza.mongodb.reel.ReelList;

/**
 * As {@link MongoMarkStore}, of marks that are shown under the post. Where these are embedded,
 * their people are in a list within the reel, too ({@link EmbeddedMarks}).
 */
public abstract class MongoPublicMarkStore<M extends Mark> extends MongoMarkStore<M>
        implements PublicMarkStore<M> {
    private static final Comparator<Mark> LATEST_FIRST =
            Comparator.comparing(Mark::at)
                    .thenComparing(Mark::post)
                    .thenComparing(Mark::user)
                    .reversed();

    private final Function<Document, M> mapper;

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
        this.mapper = mapper;
    }

    @Override
    public Page<M> listByPost(PostId post, PageRequest page) {
        return list(POST, post, USER, page);
    }

    @Override
    public List<M> listNewest(Collection<UserId> users, @Nullable Instant until, int limit) {
        List<M> found = new ArrayList<>();
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
    private List<M> newest(List<UUID> users, @Nullable Instant until, int limit) {
        Bson theirs = in(USER, users);
        Bson filter = until == null ? theirs : and(theirs, lte(MICROS, Fields.micros(until)));
        List<Document> found =
                new ArrayList<>(
                        documents.find(
                                filter, all -> all.sort(descending(MICROS, POST)).limit(limit)));
        if (found.size() == limit) {
            Document last = found.getLast();
            Bson tied =
                    and(theirs, eq(MICROS, last.getLong(MICROS)), eq(POST, Fields.id(last, POST)));
            found.addAll(documents.find(tied));
        }
        return found.stream().map(mapper).distinct().toList();
    }

    protected static List<List<UUID>> parts(Collection<UserId> users) {
        return Batch.split(Fields.ids(users), Fields.LIST);
    }

    /** Along the index of each post that anybody marked. */
    @Override
    public Map<PostId, List<M>> listNewestByPosts(Collection<PostId> posts, int limit) {
        Map<PostId, List<M>> newest = new HashMap<>();
        for (List<UUID> some : Batch.split(Fields.ids(posts))) {
            for (UUID post : documents.distinct(POST, in(POST, some))) {
                newest.put(
                        new PostId(post),
                        documents
                                .find(
                                        eq(POST, post),
                                        all -> all.sort(descending(MICROS, USER)).limit(limit))
                                .stream()
                                .map(mapper)
                                .toList());
            }
        }
        return newest;
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
