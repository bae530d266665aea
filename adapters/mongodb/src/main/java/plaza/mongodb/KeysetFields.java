package plaza.mongodb;

import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.descending;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;

/**
 * The fields of a {@link KeysetCursor}, and lists in the order of these: from the latest downwards,
 * ties by id downwards.
 *
 * @param micros the field of the time, in microseconds
 * @param id the field of the id
 */
public record KeysetFields(String micros, String id) {
    /** A page of the documents that match, and are sorted by these fields in an index. */
    public <T> Page<T> page(
            Documents documents, Bson matching, PageRequest page, Function<Document, T> mapper) {
        List<Document> oneMore =
                documents.find(
                        behind(matching, page),
                        all -> all.sort(descending(micros, id)).limit(page.limit() + 1));
        return page(oneMore, page, mapper);
    }

    /** A page of what the stages of a pipeline make, which give these fields to it. */
    public <T> Page<T> page(
            Documents documents,
            List<Bson> stages,
            PageRequest page,
            Function<Document, T> mapper) {
        List<Bson> pipeline = new ArrayList<>(stages);
        pipeline.add(match(behind(new Document(), page)));
        pipeline.add(sort(descending(micros, id)));
        pipeline.add(limit(page.limit() + 1));
        return page(documents.aggregate(pipeline), page, mapper);
    }

    private <T> Page<T> page(
            List<Document> oneMore, PageRequest page, Function<Document, T> mapper) {
        return Page.of(
                        oneMore,
                        page.limit(),
                        last ->
                                new KeysetCursor(
                                                Fields.fromMicros(last.getLong(micros)),
                                                Fields.id(last, id))
                                        .toCursor())
                .map(mapper);
    }

    /** What matches behind a place. The first condition lets an index begin there. */
    private Bson behind(Bson matching, PageRequest page) {
        KeysetCursor place = KeysetCursor.of(page.cursor());
        if (place == null) {
            return matching;
        }
        long at = Fields.micros(place.at());
        return and(
                matching,
                lte(micros, at),
                or(lt(micros, at), and(eq(micros, at), lt(id, place.id()))));
    }
}
