package plaza.mongodb.mark;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import plaza.core.Batch;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.Id;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Mark;
import plaza.core.mark.MarkStore;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.KeysetFields;
import plaza.mongodb.Mongo;
import plaza.mongodb.Mongo.Index;

/**
 * Marks of one kind in a collection of their own: documents {@code {_id: "<user>:<post>", userId,
 * reelId, createdAt}}. Thread-safe.
 */
public abstract class MongoMarkStore<M extends Mark> implements MarkStore<M> {
    protected static final String USER = "userId";
    protected static final String POST = "reelId";
    protected static final String MICROS = "createdAtMicros";
    private static final String AT = "createdAt";

    protected final Documents documents;
    private final Function<Document, M> mapper;
    private final MarkDocuments written;

    /**
     * @param mapper of a whole document
     */
    protected MongoMarkStore(Mongo mongo, String collection, Function<Document, M> mapper) {
        this(mongo, collection, mapper, MarkDocuments::alone);
    }

    MongoMarkStore(
            Mongo mongo,
            String collection,
            Function<Document, M> mapper,
            Function<Documents, MarkDocuments> written) {
        this.mapper = mapper;
        this.documents =
                mongo.collection(
                        collection,
                        Index.on(
                                compoundIndex(
                                        ascending(POST), descending(MICROS), descending(USER))),
                        Index.on(
                                compoundIndex(
                                        ascending(USER), descending(MICROS), descending(POST))),
                        Index.on(compoundIndex(ascending(USER), descending(POST))));
        this.written = written.apply(documents);
    }

    /** Maps what every mark has. */
    protected static <M extends Mark> M mark(Document mark, Mark.Maker<M> maker) {
        return maker.make(
                Fields.user(mark, USER), Fields.post(mark, POST), Fields.instant(mark, AT));
    }

    /** The document of a mark. */
    protected Document document(M mark) {
        var document =
                new Document("_id", id(mark.user(), mark.post()))
                        .append(USER, mark.user().value())
                        .append(POST, mark.post().value());
        return Fields.with(document, AT, mark.at());
    }

    private static String id(UserId user, PostId post) {
        return user + ":" + post;
    }

    @Override
    public boolean put(M mark) {
        return written.put(mark.user(), mark.post(), document(mark));
    }

    @Override
    public boolean delete(UserId user, PostId post) {
        return written.delete(user, post, id(user, post));
    }

    @Override
    public Set<PostId> markedAmong(UserId user, Collection<PostId> posts) {
        Set<PostId> marked = new HashSet<>();
        for (List<PostId> some : Batch.split(posts)) {
            marked.addAll(
                    Fields.posts(
                            documents.find(
                                    and(eq(USER, user.value()), in(POST, Fields.ids(some))),
                                    all -> all.projection(include(POST))),
                            POST));
        }
        return marked;
    }

    @Override
    public List<PostId> newestMarked(UserId user, int limit) {
        return documents
                .find(
                        eq(USER, user.value()),
                        all -> all.sort(descending(POST)).limit(limit).projection(include(POST)))
                .stream()
                .map(mark -> Fields.post(mark, POST))
                .toList();
    }

    @Override
    public Page<M> listByUser(UserId user, PageRequest page) {
        return list(USER, user, POST, page);
    }

    /** Lists along the index of one field, latest first, ties by the other downwards. */
    final Page<M> list(String owner, Id<?> id, String other, PageRequest page) {
        return new KeysetFields(MICROS, other).page(documents, eq(owner, id.value()), page, mapper);
    }
}
