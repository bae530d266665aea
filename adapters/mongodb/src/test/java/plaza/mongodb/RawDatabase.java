package plaza.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.UuidRepresentation;
import org.bson.conversions.Bson;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/** A database as MongoDB's own client sees it. */
final class RawDatabase implements AutoCloseable {
    private final MongoClient client;
    private final MongoDatabase database;

    RawDatabase(String name) {
        this.client =
                MongoClients.create(
                        MongoClientSettings.builder()
                                .applyConnectionString(
                                        new ConnectionString(
                                                TestEngine.address(Recipes.MONGODB).toString()))
                                .uuidRepresentation(UuidRepresentation.STANDARD)
                                .build());
        this.database = client.getDatabase(name);
    }

    /** An id as it lies there: binary of subtype 4. */
    static BsonBinary id(UUID id) {
        return new BsonBinary(id, UuidRepresentation.STANDARD);
    }

    BsonDocument one(String collection, Bson filter) {
        return Objects.requireNonNull(
                database.getCollection(collection, BsonDocument.class).find(filter).first());
    }

    List<BsonDocument> all(String collection, Bson filter) {
        return database.getCollection(collection, BsonDocument.class)
                .find(filter)
                .into(new ArrayList<>());
    }

    List<String> collections() {
        return database.listCollectionNames().into(new ArrayList<>());
    }

    /** The bytes of each document. */
    List<Integer> sizes(String collection) {
        return database.getCollection(collection, RawBsonDocument.class)
                .find()
                .map(document -> document.getByteBuffer().remaining())
                .into(new ArrayList<>());
    }

    /** The elements of a list of a document. */
    static List<BsonValue> list(BsonDocument document, String field) {
        return document.getArray(field).getValues();
    }

    @Override
    public void close() {
        client.close();
    }
}
