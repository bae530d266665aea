package plaza.mongodb.graph;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import plaza.core.Batch;
import plaza.core.graph.InfluenceStore;
import plaza.core.id.UserId;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.Mongo;
import plaza.mongodb.Mongo.Index;

/**
 * How central people are, in the collection {@code influence}: {@code {_id: <person>, score,
 * computedAt}}. Thread-safe.
 */
public final class MongoInfluenceStore implements InfluenceStore {
    private static final String ID = "_id";
    private static final String SCORE = "score";
    private static final String COMPUTED = "computedAt";

    private final Documents influence;

    public MongoInfluenceStore(Mongo mongo) {
        this.influence = mongo.collection("influence", Index.on(ascending(COMPUTED)));
    }

    @Override
    public void put(Map<UserId, Double> scores, Instant computed) {
        List<WriteModel<Document>> writes = new ArrayList<>(scores.size());
        scores.forEach(
                (person, score) ->
                        writes.add(
                                new UpdateOneModel<>(
                                        eq(ID, person.value()),
                                        combine(
                                                set(SCORE, score),
                                                max(COMPUTED, Fields.date(computed))),
                                        new UpdateOptions().upsert(true))));
        Batch.split(writes).forEach(influence::write);
    }

    @Override
    public Map<UserId, Double> findAll(Collection<UserId> people) {
        Map<UserId, Double> found = new HashMap<>();
        for (List<UserId> some : Batch.split(people)) {
            influence
                    .find(in(ID, Fields.ids(some)))
                    .forEach(
                            document ->
                                    found.put(
                                            Fields.user(document, ID), document.getDouble(SCORE)));
        }
        return found;
    }

    @Override
    public Optional<Instant> findOldest() {
        return influence
                .find(new Document(), all -> all.sort(ascending(COMPUTED)).limit(1))
                .stream()
                .map(document -> document.getDate(COMPUTED).toInstant())
                .findFirst();
    }

    @Override
    public int deleteBefore(Instant computed) {
        return Math.toIntExact(influence.deleteAll(lt(COMPUTED, Fields.date(computed))));
    }
}
