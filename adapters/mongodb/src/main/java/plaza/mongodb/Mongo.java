package plaza.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.event.CommandListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import plaza.core.StorageException;
import plaza.core.engine.Transport;
import plaza.core.setting.HostAndPort;

/**
 * A database in MongoDB. What was written is on the disks of most of its replicas when a call
 * returns, and what is read is what was so written.
 */
public final class Mongo implements AutoCloseable {
    private static final int DUPLICATE_KEY = 11_000;

    private final MongoClient client;
    private final MongoDatabase database;
    private final Layout layout;

    private Mongo(MongoClient client, MongoDatabase database, Layout layout) {
        this.client = client;
        this.database = database;
        this.layout = layout;
    }

    /** Whether an address can be read; no server is asked. */
    public static boolean understands(String uri) {
        try {
            return !new ConnectionString(uri).getHosts().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** How the servers of an address are spoken to. */
    static Transport transport(String uri) {
        var address = new ConnectionString(uri);
        return new Transport(
                Boolean.TRUE.equals(address.getSslEnabled()), address.getCredential() != null);
    }

    /** Where the servers of an address listen that can be read. */
    static List<HostAndPort> servers(String uri) {
        return new ConnectionString(uri)
                .getHosts().stream()
                        .map(ServerAddress::new)
                        .map(server -> new HostAndPort(server.getHost(), server.getPort()))
                        .toList();
    }

    /**
     * @param uri like {@code mongodb://user:password@host:27017}
     * @param timeout of finding a server, and of each answer
     * @throws StorageException when MongoDB does not answer
     */
    public static Mongo open(String uri, String database, Layout layout, Duration timeout) {
        return open(uri, database, layout, timeout, null);
    }

    /**
     * @param listener hears of every command, or null
     */
    static Mongo open(
            String uri,
            String database,
            Layout layout,
            Duration timeout,
            @Nullable CommandListener listener) {
        ConnectionString address;
        try {
            address = new ConnectionString(uri);
        } catch (IllegalArgumentException e) {
            // Without the cause: it repeats the address, which may hold a password.
            throw StorageException.permanent("The address of MongoDB cannot be understood", null);
        }
        long millis = timeout.toMillis();
        MongoClientSettings.Builder settings =
                MongoClientSettings.builder()
                        .applyConnectionString(address)
                        .applyToClusterSettings(
                                cluster ->
                                        cluster.serverSelectionTimeout(
                                                millis, TimeUnit.MILLISECONDS))
                        .applyToSocketSettings(
                                socket ->
                                        socket.connectTimeout(millis, TimeUnit.MILLISECONDS)
                                                .readTimeout(millis, TimeUnit.MILLISECONDS))
                        .applyToConnectionPoolSettings(
                                pool -> pool.maxWaitTime(millis, TimeUnit.MILLISECONDS))
                        .uuidRepresentation(UuidRepresentation.STANDARD)
                        .readPreference(ReadPreference.primary())
                        .readConcern(ReadConcern.MAJORITY)
                        .writeConcern(WriteConcern.MAJORITY.withJournal(true));
        if (listener != null) {
            settings.addCommandListener(listener);
        }
        MongoClient client = MongoClients.create(settings.build());
        var mongo =
                new Mongo(
                        client,
                        client.getDatabase(database).withCodecRegistry(layout.codecs()),
                        layout);
        try {
            mongo.check();
        } catch (StorageException e) {
            client.close();
            throw e;
        }
        return mongo;
    }

    public Layout layout() {
        return layout;
    }

    /**
     * A collection with these indexes, which are made where they are missing; names are in camel
     * case.
     */
    public Documents collection(String name, Index... indexes) {
        return collection(layout.names(Names.Spelling.CAMEL), name, indexes);
    }

    /** As {@link #collection}, where names are in snake case in every layout. */
    public Documents snakeCaseCollection(String name, Index... indexes) {
        return collection(layout.names(Names.Spelling.SNAKE), name, indexes);
    }

    private Documents collection(Names names, String name, Index... indexes) {
        MongoCollection<Document> collection = database.getCollection(names.written(name));
        for (Index index : indexes) {
            call(() -> collection.createIndex(names.written(index.keys()), index.options()));
        }
        return new Documents(collection, names);
    }

    /** An index. */
    public record Index(Bson keys, IndexOptions options) {
        public static Index on(Bson keys) {
            return new Index(keys, new IndexOptions());
        }

        public static Index unique(Bson keys) {
            return new Index(keys, new IndexOptions().unique(true));
        }

        /** Documents go some time after what their field says. */
        public static Index expiring(Bson keys, Duration after) {
            return new Index(
                    keys, new IndexOptions().expireAfter(after.toSeconds(), TimeUnit.SECONDS));
        }
    }

    /** A call that the driver answers. */
    @FunctionalInterface
    public interface Call<T extends @Nullable Object> {
        T run();
    }

    /** Makes a call, with MongoDB's failures as {@link StorageException}. */
    static <T extends @Nullable Object> T call(Call<T> call) {
        try {
            return call.run();
        } catch (MongoException e) {
            throw translated(e);
        }
    }

    /** As {@link #call}, of a write that a unique index may refuse: says whether it did not. */
    static boolean unlessDuplicate(Runnable write) {
        try {
            write.run();
            return true;
        } catch (MongoException e) {
            if (isDuplicate(e)) {
                return false;
            }
            throw translated(e);
        }
    }

    private static boolean isDuplicate(MongoException e) {
        return e instanceof DuplicateKeyException
                || e.getCode() == DUPLICATE_KEY
                || (e instanceof MongoBulkWriteException bulk
                        && bulk.getWriteErrors().stream()
                                .allMatch(error -> error.getCode() == DUPLICATE_KEY));
    }

    private static StorageException translated(MongoException e) {
        boolean answered =
                (e instanceof MongoCommandException
                                || e instanceof MongoWriteException
                                || e instanceof MongoBulkWriteException)
                        && !e.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)
                        && !e.hasErrorLabel("RetryableWriteError");
        return answered
                ? StorageException.permanent("MongoDB refused: " + e.getMessage(), e)
                : StorageException.unavailable("MongoDB is away", e);
    }

    /**
     * Returns when MongoDB answers.
     *
     * @throws StorageException when it does not
     */
    public void check() {
        call(() -> database.runCommand(new Document("ping", 1)));
    }

    /** Removes everything. */
    void drop() {
        call(
                () -> {
                    database.drop();
                    return true;
                });
    }

    /** What collections there are, with the keys of their indexes. */
    <T> List<T> describe(Function<Document, T> index, String collection) {
        return call(
                () ->
                        database.getCollection(collection)
                                .listIndexes()
                                .map(index::apply)
                                .into(new java.util.ArrayList<>()));
    }

    @Override
    public void close() {
        client.close();
    }
}
