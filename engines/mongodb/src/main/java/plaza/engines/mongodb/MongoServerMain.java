package plaza.engines.mongodb;

import de.bwaldvogel.mongo.MongoServer;
import org.h2.mvstore.MVStore;

/** A server that speaks MongoDB's protocol over a file: arguments are the file and the port. */
public final class MongoServerMain {
    /** Milliseconds after which a write is on the disk: the shortest that the store takes. */
    private static final int COMMIT_DELAY = 1;

    private MongoServerMain() {}

    public static void main(String[] arguments) {
        MVStore store = new MVStore.Builder().fileName(arguments[0]).open();
        store.setAutoCommitDelay(COMMIT_DELAY);
        var server = new MongoServer(new CopyingBackend(store));
        server.bind("127.0.0.1", Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    }
}
