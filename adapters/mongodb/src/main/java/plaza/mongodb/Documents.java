package plaza.mongodb;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The calls on a collection, with MongoDB's failures as {@link plaza.core.StorageException}. */
public final class Documents {
    private final MongoCollection<Document> collection;

    Documents(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Adds a document; says whether no unique index refused it. */
    public boolean insert(Document document) {
        return Mongo.unlessDuplicate(() -> collection.insertOne(document));
    }

    public Optional<Document> findOne(Bson filter) {
        return Mongo.call(() -> Optional.ofNullable(collection.find(filter).first()));
    }

    public List<Document> find(Bson filter) {
        return find(filter, all -> all);
    }

    /**
     * @param how sorting, limit, projection
     */
    public List<Document> find(Bson filter, UnaryOperator<FindIterable<Document>> how) {
        return Mongo.call(() -> how.apply(collection.find(filter)).into(new ArrayList<>()));
    }

    /** The texts that a field has in documents, each once; no more than one answer holds. */
    public List<String> distinct(String field, Bson filter) {
        return Mongo.call(
                () -> collection.distinct(field, filter, String.class).into(new ArrayList<>()));
    }

    public List<Document> aggregate(List<Bson> pipeline) {
        return Mongo.call(() -> collection.aggregate(pipeline).into(new ArrayList<>()));
    }

    /** Says whether a document matched. */
    public boolean update(Bson filter, Bson change) {
        return Mongo.call(() -> collection.updateOne(filter, change).getMatchedCount() > 0);
    }

    /** Says whether a document is another than before. */
    public boolean change(Bson filter, Bson change) {
        return Mongo.call(() -> collection.updateOne(filter, change).getModifiedCount() > 0);
    }

    /** As {@link #change}, of all that match; says how many. */
    public long changeAll(Bson filter, Bson change) {
        return Mongo.call(() -> collection.updateMany(filter, change).getModifiedCount());
    }

    /** Changes a document, and answers these fields of it as they are then. */
    public Optional<Document> updateAndFind(Bson filter, Bson change, String... fields) {
        return Mongo.call(
                () ->
                        Optional.ofNullable(
                                collection.findOneAndUpdate(
                                        filter,
                                        change,
                                        new FindOneAndUpdateOptions()
                                                .projection(Projections.include(fields))
                                                .returnDocument(ReturnDocument.AFTER))));
    }

    /** Changes or makes a document; says false where another call was making it. */
    public boolean upsert(Bson filter, Bson change) {
        return Mongo.unlessDuplicate(
                () -> collection.updateOne(filter, change, new UpdateOptions().upsert(true)));
    }

    /** Overwrites a document; says whether one matched. */
    public boolean replace(Bson filter, Document document) {
        return Mongo.call(
                () ->
                        collection
                                        .replaceOne(filter, document, new ReplaceOptions())
                                        .getMatchedCount()
                                > 0);
    }

    /** Says whether there was such a document. */
    public boolean delete(Bson filter) {
        return Mongo.call(() -> collection.deleteOne(filter).getDeletedCount() > 0);
    }

    public long deleteAll(Bson filter) {
        return Mongo.call(() -> collection.deleteMany(filter).getDeletedCount());
    }

    /** Writes in this order, as one message; says which of them made a document. */
    public Set<Integer> write(List<WriteModel<Document>> writes) {
        return Mongo.call(
                () -> {
                    Set<Integer> made = new HashSet<>();
                    collection
                            .bulkWrite(writes, new BulkWriteOptions().ordered(true))
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
                            var result = collection.bulkWrite(writes);
                            done[0] =
                                    (long) result.getInsertedCount()
                                            + result.getMatchedCount()
                                            + result.getUpserts().size()
                                            + result.getDeletedCount();
                        })
                && done[0] == writes.size();
    }
}
