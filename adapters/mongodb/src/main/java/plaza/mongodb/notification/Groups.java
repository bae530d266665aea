package plaza.mongodb.notification;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.notification.Inbox;
import plaza.core.notification.NotificationRecord;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.KeysetFields;
import plaza.mongodb.Mongo;
import plaza.mongodb.Mongo.Index;

/**
 * Where groups stand in their owners' lists, in the collection {@code notificationGroups}: {@code
 * {_id: <group>, recipientId, latestMicros, stands, version}}. It follows from the records, and is
 * found out anew after they were written; whoever was overtaken meanwhile does it again.
 */
final class Groups {
    static final String ID = "_id";
    static final String LATEST = "latestMicros";
    static final String RECIPIENT = "recipientId";
    private static final String VERSION = "version";

    /** Not there in groups that earlier versions wrote. */
    static final String STANDS = "stands";

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

    /**
     * Takes in records that were made just now, without asking for the others of their groups where
     * it can be told: a group that is not there stands where they say, and one in which something
     * stands does not stand earlier than they do. Whoever made others and did not come so far does
     * it again.
     */
    void add(Collection<NotificationRecord> made) {
        if (made.isEmpty()) {
            return;
        }
        Map<UUID, Standing> groups = new HashMap<>();
        for (NotificationRecord record : made) {
            groups.merge(
                    record.notification().group().value(), Standing.of(record), Standing::with);
        }
        Set<UUID> raised = raise(groups);
        Map<UUID, Standing> others = new HashMap<>(groups);
        others.keySet().removeAll(raised);
        bring(others.keySet(), others);
        refresh(overtaken(made));
    }

    /** The groups of those records that have gone meanwhile, or stand otherwise. */
    private Set<UUID> overtaken(Collection<NotificationRecord> made) {
        Map<UUID, Boolean> standing = new HashMap<>();
        records.find(
                        in(ID, made.stream().map(record -> record.id().value()).toList()),
                        all -> all.projection(include(STANDS)))
                .forEach(record -> standing.put(Fields.id(record, ID), record.getBoolean(STANDS)));
        return made.stream()
                .filter(
                        record ->
                                !Boolean.valueOf(record.stands())
                                        .equals(standing.get(record.id().value())))
                .map(record -> record.notification().group().value())
                .collect(Collectors.toSet());
    }

    /** Raises the groups that this can be told of, and says which. */
    private Set<UUID> raise(Map<UUID, Standing> made) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        Set<UUID> raised = standing(made.keySet());
        made.forEach(
                (id, standing) -> {
                    if (!standing.stands()) {
                        raised.remove(id);
                    } else if (raised.contains(id)) {
                        writes.add(raising(id, standing));
                    }
                });
        if (writes.isEmpty()) {
            return raised;
        }
        groups.write(writes);
        // What stood in them may have been taken back just before, or they may have gone.
        raised.retainAll(standing(raised));
        return raised;
    }

    private static WriteModel<Document> raising(UUID id, Standing standing) {
        return new UpdateOneModel<>(
                eq(ID, id),
                new Document("$max", new Document(LATEST, standing.latest()))
                        .append("$inc", new Document(VERSION, 1)));
    }

    /** Those of the groups in which something stands, as far as that was noted. */
    private Set<UUID> standing(Set<UUID> ids) {
        Set<UUID> standing = new HashSet<>();
        if (!ids.isEmpty()) {
            groups.find(in(ID, ids), all -> all.projection(include(STANDS))).stream()
                    .filter(group -> group.getBoolean(STANDS, false))
                    .forEach(group -> standing.add(Fields.id(group, ID)));
        }
        return standing;
    }

    /** Brings these groups in line with their records. */
    void refresh(Set<UUID> ids) {
        bring(ids, Map.of());
    }

    /**
     * @param made where groups stand that are not there, by what was made of them
     */
    private void bring(Set<UUID> ids, Map<UUID, Standing> made) {
        boolean done = ids.isEmpty();
        while (!done) {
            Map<UUID, Document> there = new HashMap<>();
            groups.find(in(ID, ids)).forEach(group -> there.put(Fields.id(group, ID), group));
            Map<UUID, Standing> standing = new HashMap<>(made);
            standing.keySet().removeAll(there.keySet());
            Set<UUID> asked = new HashSet<>(ids);
            asked.removeAll(standing.keySet());
            standing.putAll(derive(asked));
            List<WriteModel<Document>> writes = new ArrayList<>();
            for (UUID id : ids) {
                write(id, there.get(id), standing.get(id)).ifPresent(writes::add);
            }
            done = writes.isEmpty() || groups.writeAll(writes);
        }
    }

    private Map<UUID, Standing> derive(Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var standing = new Document("$cond", List.of("$stands", "$createdAtMicros", 0L));
        Map<UUID, Standing> derived = new HashMap<>();
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
                .forEach(group -> derived.put(Fields.id(group, ID), Standing.of(group)));
        return derived;
    }

    /** What brings a group from where it is there to where it stands. */
    private static Optional<WriteModel<Document>> write(
            UUID id, @Nullable Document there, @Nullable Standing standing) {
        if (there == null) {
            return Optional.ofNullable(standing)
                    .map(
                            first ->
                                    new InsertOneModel<>(
                                            first.fields()
                                                    .append(ID, id)
                                                    .append(VERSION, firstVersion())));
        }
        // Also where nothing changes: who has derived it before what this call is about is
        // overtaken.
        Bson same = and(eq(ID, id), eq(VERSION, there.getInteger(VERSION)));
        return Optional.of(
                standing == null
                        ? new DeleteOneModel<>(same)
                        : new UpdateOneModel<>(
                                same,
                                new Document("$set", standing.fields())
                                        .append("$inc", new Document(VERSION, 1))));
    }

    /** Other than that of a group with this id that was there before. */
    private static int firstVersion() {
        return ThreadLocalRandom.current().nextInt(1 << 30);
    }

    /** An owner's groups, latest first. */
    Page<UUID> list(Inbox inbox, PageRequest page) {
        return new KeysetFields(LATEST, ID)
                .page(groups, of(inbox), page, group -> Fields.id(group, ID));
    }

    private static Bson of(Inbox inbox) {
        return and(eq(RECIPIENT, inbox.owner().value()), gte(LATEST, Fields.micros(inbox.since())));
    }

    /** How many of these groups stand at that time or later. */
    int countSince(Collection<UUID> ids, Instant since) {
        return groups.find(
                        and(in(ID, ids), gte(LATEST, Fields.micros(since))),
                        all -> all.projection(include(ID)))
                .size();
    }

    /** Whether a group is in an owner's list. */
    boolean has(Inbox inbox, UUID group) {
        return groups.findOne(and(eq(ID, group), of(inbox))).isPresent();
    }

    /** Some groups whose latest act is older. */
    List<UUID> listBefore(Instant time, int limit) {
        return groups
                .find(
                        lt(LATEST, Fields.micros(time)),
                        all -> all.sort(ascending(LATEST)).limit(limit).projection(include(ID)))
                .stream()
                .map(group -> Fields.id(group, ID))
                .toList();
    }
}
