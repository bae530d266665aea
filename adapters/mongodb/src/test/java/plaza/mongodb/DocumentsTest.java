package plaza.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("engine")
class DocumentsTest {
    private static final String ID = "one";
    private static final int FIELDS = 20;
    private static final int READERS = 6;
    private static final int TIMES = 1_000;

    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    /** What the adapters rely on, of whatever speaks the protocol. */
    @Test
    void aDocumentIsReadAsItWasBeforeOrAfterItWasReplaced() throws Exception {
        Documents documents = MONGO.get().collection("replaced");
        Document letters = document("letter");
        Document numbers = document("number");
        documents.insert(letters);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> replacing =
                    threads.submit(
                            () -> {
                                for (int i = 0; i < TIMES; i++) {
                                    documents.replace(
                                            eq("_id", ID), i % 2 == 0 ? numbers : letters);
                                }
                            });
            Set<Document> seen = ConcurrentHashMap.newKeySet();
            List<Future<?>> reading = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                reading.add(
                        threads.submit(
                                () -> {
                                    while (!replacing.isDone()) {
                                        seen.addAll(documents.find(eq("_id", ID)));
                                    }
                                }));
            }
            for (Future<?> one : reading) {
                one.get();
            }
            replacing.get();
            assertThat(seen).isSubsetOf(letters, numbers);
        }
    }

    /** Different fields, so that half a replacement would show. */
    private static Document document(String prefix) {
        var document = new Document("_id", ID);
        IntStream.range(0, FIELDS).forEach(i -> document.append(prefix + i, i));
        return document;
    }
}
