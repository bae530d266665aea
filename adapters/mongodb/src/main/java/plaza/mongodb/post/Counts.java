package plaza.mongodb.post;

import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import plaza.core.Batch;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;

/** Counting documents along an index. */
public final class Counts {
    private Counts() {}

    /** How many documents have each of these ids in a field; ids without any are left out. */
    public static Map<String, Long> of(Documents documents, String field, Collection<?> ids) {
        return of(documents, field, ids, Filters.empty());
    }

    /**
     * As {@link #of(Documents, String, Collection)}.
     *
     * @param counted which documents
     */
    public static Map<String, Long> of(
            Documents documents, String field, Collection<?> ids, Bson counted) {
        Map<String, Long> counts = new HashMap<>();
        Batch.split(Fields.texts(ids))
                .forEach(some -> counts.putAll(ofSome(documents, field, some, counted)));
        return counts;
    }

    private static Map<String, Long> ofSome(
            Documents documents, String field, List<String> ids, Bson counted) {
        Map<String, Long> counts = new HashMap<>();
        documents
                .aggregate(
                        List.of(
                                new Document(
                                        "$match", new Document(field, new Document("$in", ids))),
                                new Document("$match", counted),
                                new Document(
                                        "$group",
                                        new Document("_id", "$" + field)
                                                .append("n", new Document("$sum", 1L)))))
                .forEach(
                        group ->
                                counts.put(
                                        group.getString("_id"),
                                        group.get("n", Number.class).longValue()));
        return counts;
    }
}
