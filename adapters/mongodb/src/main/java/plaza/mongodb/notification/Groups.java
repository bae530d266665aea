package plaza.mongodb.notification;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.model.DeleteOneModel;
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
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.notification.Inbox;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.KeysetFields;
import plaza.mongodb.Mongo;
import plaza.mongodb.Mongo.Index;

/**
 * Where groups stand in their owners' lists, in the collection {@code notificationGroups}: {@code
 * {_id: <group>, recipientId, latestMicros, version}}. It follows from the records, and is found
 * out anew after they were written; whoever was overtaken meanwhile does it again.
 */
final class Groups {
    static final String ID = "_id";
    static final String LATEST = "latestMicros";
    private static final String RECIPIENT = "recipientId";
    private static final String VERSION = "version";

    private final Documents records;
    private final Documents groups;

    Groups(Mongo mongo, Documents records) {
        this.records = records;
        this.groups =
                mongo.collection(
                        "notificationGroups",
                        Index.on(
                                compoundIndex(
                                        ascending(RECIPIENT), descending(LATEST), descending(ID))),
                        Index.on(ascending(LATEST)));
    }

    /** Brings these groups in line with their records. */
    void refresh(Set<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        boolean done;
        do {
            Map<String, Document> there = new HashMap<>();
            groups.find(in(ID, ids)).forEach(group -> there.put(group.getString(ID), group));
            Map<String, Document> derived = derive(ids);
            List<WriteModel<Document>> writes = new ArrayList<>();
            for (String id : ids) {
                write(id, there.get(id), derived.get(id)).ifPresent(writes::add);
            }
            done = writes.isEmpty() || groups.writeAll(writes);
        } while (!done);
    }

    private Map<String, Document> derive(Set<String> ids) {
        var standing = new Document("$cond", List.of("$stands", "$createdAtMicros", 0L));
        Map<String, Document> derived = new HashMap<>();
        records.aggregate(
                        List.of(
                                new Document(
                                        "$match",
                                        new Document(
                                                "group", new Document("$in", List.copyOf(ids)))),
                                new Document(
                                        "$group",
                                        new Document(ID, "$group")
                                                .append(
                                                        RECIPIENT,
                                                        new Document("$first", "$recipientId"))
                                                .append("standing", new Document("$max", standing))
                                                .append(
                                                        "all",
                                                        new Document("$max", "$createdAtMicros")))))
                .forEach(group -> derived.put(group.getString(ID), group));
        return derived;
    }

    private static Optional<WriteModel<Document>> write(
            String id,
            @org.jspecify.annotations.Nullable Document there,
            @org.jspecify.annotations.Nullable Document derived) {
        Bson same =
                and(
                        eq(ID, id),
                        there == null
                                ? exists(VERSION, false)
                                : eq(VERSION, there.getInteger(VERSION)));
        if (derived == null) {
            return there == null ? Optional.empty() : Optional.of(new DeleteOneModel<>(same));
        }
        long standing = derived.get("standing", Number.class).longValue();
        long latest = standing > 0 ? standing : derived.get("all", Number.class).longValue();
        Bson change =
                new Document(
                                "$set",
                                new Document(RECIPIENT, derived.getString(RECIPIENT))
                                        .append(LATEST, latest))
                        .append("$inc", new Document(VERSION, 1));
        return Optional.of(
                new UpdateOneModel<>(same, change, new UpdateOptions().upsert(there == null)));
    }

    /** An owner's groups, latest first. */
    Page<String> list(Inbox inbox, PageRequest page) {
        return new KeysetFields(LATEST, ID)
                .page(groups, of(inbox), page, group -> group.getString(ID));
    }

    private static Bson of(Inbox inbox) {
        return and(
                eq(RECIPIENT, inbox.owner().toString()), gte(LATEST, Fields.micros(inbox.since())));
    }

    /** How many of these groups stand at that time or later. */
    int countSince(Collection<String> ids, Instant since) {
        return groups.find(
                        and(in(ID, ids), gte(LATEST, Fields.micros(since))),
                        all -> all.projection(include(ID)))
                .size();
    }

    /** Whether a group is in an owner's list. */
    boolean has(Inbox inbox, String group) {
        return groups.findOne(and(eq(ID, group), of(inbox))).isPresent();
    }

    /** Some groups whose latest act is older. */
    List<String> listBefore(Instant time, int limit) {
        return groups
                .find(
                        lt(LATEST, Fields.micros(time)),
                        all -> all.sort(ascending(LATEST)).limit(limit).projection(include(ID)))
                .stream()
                .map(group -> group.getString(ID))
                .toList();
    }
}
