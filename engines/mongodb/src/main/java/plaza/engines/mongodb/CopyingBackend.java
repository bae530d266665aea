package plaza.engines.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Gives out copies of documents. The backend that it extends changes a stored document field by
 * field, while others may be sending the same object to a client, or writing it to the file: they
 * would get one that never was. What is stored here is replaced as a whole.
 */
final class CopyingBackend extends H2Backend {
    CopyingBackend(MVStore store) {
        super(store);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new Database(name);
    }

    private final class Database extends H2Database {
        Database(String name) {
            super(name, getMvStore(), getCursorRegistry());
        }

        /** In the maps of the method that it stands for. */
        @Override
        protected MongoCollection<Object> openOrCreateCollection(
                String name, CollectionOptions options) {
            String full = getFullCollectionNamespace(name);
            return new Collection(
                    this,
                    name,
                    options,
                    getMvStore().openMap("databases." + full),
                    getMvStore().openMap("meta." + full),
                    cursorRegistry);
        }
    }

    private static final class Collection extends H2Collection {
        Collection(
                MongoDatabase database,
                String name,
                CollectionOptions options,
                MVMap<Object, Document> documents,
                MVMap<String, Object> meta,
                CursorRegistry cursors) {
            super(database, name, options, documents, meta, cursors);
        }

        /** Of all that was found, for an answer as for a change. */
        @Override
        protected QueryResult createQueryResult(List<Document> found, int batch) {
            return super.createQueryResult(
                    found.stream().map(Document::cloneDeeply).toList(), batch);
        }
    }
}
