package plaza.mongodb.post;

import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import plaza.core.Batch;
import plaza.core.id.Id;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;

/** Counting documents along an index. */
public final class Counts {
    private Counts() {}

    /** How many documents have each of these ids in a field; ids without any are left out. */
    public static Map<UUID, Long> of(
            Documents documents, String field, Collection<? extends Id<?>> ids) {
        return of(documents, field, ids, Filters.empty());
    }

    /**
     * As {@link #of(Documents, String, Collection)}.
     *
     * @param counted which documents
     */
    public static Map<UUID, Long> of(
            Documents documents, String field, Collection<? extends Id<?>> ids, Bson counted) {
        Map<UUID, Long> counts = new HashMap<>();
        Batch.split(Fields.ids(ids))
                .forEach(some -> counts.putAll(ofSome(documents, field, some, counted)));
        return counts;
    }

    private static Map<UUID, Long> ofSome(
            Documents documents, String field, List<UUID> ids, Bson counted) {
        Map<UUID, Long> counts = new HashMap<>();
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
                                        Fields.id(group, "_id"),
                                        group.get("n", Number.class).longValue()));
        return counts;
    }
}
