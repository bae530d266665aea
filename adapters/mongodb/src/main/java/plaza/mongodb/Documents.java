package plaza.mongodb;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoIterable;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The calls on a collection, with MongoDB's failures as {@link plaza.core.StorageException}. */
public final class Documents {
    private final MongoCollection<Document> collection;
    private final Names names;

    Documents(MongoCollection<Document> collection, Names names) {
        this.collection = collection;
        this.names = names;
    }

    /** What the collection is called in the database. */
    public String name() {
        return collection.getNamespace().getCollectionName();
    }

    /** The bytes that a document takes. */
    public int size(Document document) {
        return new RawBsonDocument(
                        names.stored(document), collection.getCodecRegistry().get(Document.class))
                .getByteBuffer()
                .remaining();
    }

    /** Adds a document; says whether no unique index refused it. */
    public boolean insert(Document document) {
        return Mongo.unlessDuplicate(() -> collection.insertOne(names.stored(document)));
    }

    public Optional<Document> findOne(Bson filter) {
        return Mongo.call(() -> read(collection.find(names.written(filter)).first()));
    }

    public List<Document> find(Bson filter) {
        return find(filter, all -> all);
    }

    /**
     * @param how sorting, limit, projection
     */
    public List<Document> find(Bson filter, UnaryOperator<Query> how) {
        return Mongo.call(
                () ->
                        read(
                                how.apply(new Query(collection.find(names.written(filter)), names))
                                        .found));
    }

    /** How something is looked for. */
    public static final class Query {
        private final FindIterable<Document> found;
        private final Names names;

        private Query(FindIterable<Document> found, Names names) {
            this.found = found;
            this.names = names;
        }

        public Query sort(Bson order) {
            return new Query(found.sort(names.written(order)), names);
        }

        public Query limit(int limit) {
            return new Query(found.limit(limit), names);
        }

        public Query projection(Bson fields) {
            return new Query(found.projection(names.written(fields)), names);
        }
    }

    private List<Document> read(MongoIterable<Document> found) {
        return found.map(names::read).into(new ArrayList<>());
    }

    private Optional<Document> read(@Nullable Document found) {
        return Optional.ofNullable(found).map(names::read);
    }

    /** The ids that a field has in documents, each once; no more than one answer holds. */
    public List<UUID> distinct(String field, Bson filter) {
        return Mongo.call(
                () ->
                        collection
                                .distinct(
                                        names.written(field),
                                        names.written(filter),
                                        BsonValue.class)
                                .map(Fields::id)
                                .into(new ArrayList<>()));
    }

    public List<Document> aggregate(List<Bson> pipeline) {
        List<Bson> stages = pipeline.stream().map(names::stage).toList();
        return Mongo.call(() -> read(collection.aggregate(stages)));
    }

    /** Says whether a document matched. */
    public boolean update(Bson filter, Bson change) {
        return Mongo.call(
                () ->
                        collection
                                        .updateOne(names.written(filter), names.written(change))
                                        .getMatchedCount()
                                > 0);
    }

    /** Says whether a document is another than before. */
    public boolean change(Bson filter, Bson change) {
        return Mongo.call(
                () ->
                        collection
                                        .updateOne(names.written(filter), names.written(change))
                                        .getModifiedCount()
                                > 0);
    }

    /** As {@link #change}, of all that match; says how many. */
    public long changeAll(Bson filter, Bson change) {
        return Mongo.call(
                () ->
                        collection
                                .updateMany(names.written(filter), names.written(change))
                                .getModifiedCount());
    }

    /** Changes a document, and answers these fields of it as they are then. */
    public Optional<Document> updateAndFind(Bson filter, Bson change, String... fields) {
        return Mongo.call(
                () ->
                        read(
                                collection.findOneAndUpdate(
                                        names.written(filter),
                                        names.written(change),
                                        new FindOneAndUpdateOptions()
                                                .projection(
                                                        names.written(Projections.include(fields)))
                                                .returnDocument(ReturnDocument.AFTER))));
    }

    /** Changes or makes a document; says false where another call was making it. */
    public boolean upsert(Bson filter, Bson change) {
        return Mongo.unlessDuplicate(
                () ->
                        collection.updateOne(
                                names.written(filter),
                                names.written(change),
                                new UpdateOptions().upsert(true)));
    }

    /** Overwrites a document; says whether one matched. */
    public boolean replace(Bson filter, Document document) {
        return Mongo.call(
                () ->
                        collection
                                        .replaceOne(
                                                names.written(filter),
                                                names.stored(document),
                                                new ReplaceOptions())
                                        .getMatchedCount()
                                > 0);
    }

    /** Says whether there was such a document. */
    public boolean delete(Bson filter) {
        return Mongo.call(() -> collection.deleteOne(names.written(filter)).getDeletedCount() > 0);
    }

    public long deleteAll(Bson filter) {
        return Mongo.call(() -> collection.deleteMany(names.written(filter)).getDeletedCount());
    }

    /** Writes in this order, as one message; says which of them made a document. */
    public Set<Integer> write(List<WriteModel<Document>> writes) {
        return Mongo.call(
                () -> {
                    Set<Integer> made = new HashSet<>();
                    collection
                            .bulkWrite(written(writes), new BulkWriteOptions().ordered(true))
                            .getUpserts()
                            .forEach(upsert -> made.add(upsert.getIndex()));
                    return made;
                });
    }

    /**
     * Writes all of this, each on a document that must be as its filter says; says whether all of
     * them were. If not, some may have been written.
     */
    public boolean writeAll(List<WriteModel<Document>> writes) {
        long[] done = new long[1];
        return Mongo.unlessDuplicate(
                        () -> {
                            var result = collection.bulkWrite(written(writes));
                            done[0] =
                                    (long) result.getInsertedCount()
                                            + result.getMatchedCount()
                                            + result.getUpserts().size()
                                            + result.getDeletedCount();
                        })
                && done[0] == writes.size();
    }

    private List<WriteModel<Document>> written(List<WriteModel<Document>> writes) {
        return writes.stream().map(this::written).toList();
    }

    private WriteModel<Document> written(WriteModel<Document> write) {
        return switch (write) {
            case InsertOneModel<Document> insert ->
                    new InsertOneModel<>(names.stored(insert.getDocument()));
            case UpdateOneModel<Document> update ->
                    new UpdateOneModel<>(
                            names.written(update.getFilter()),
                            names.written(Objects.requireNonNull(update.getUpdate())),
                            update.getOptions());
            case DeleteOneModel<Document> delete ->
                    new DeleteOneModel<>(names.written(delete.getFilter()));
            default -> throw new IllegalArgumentException("no write of ours: " + write);
        };
    }
}
