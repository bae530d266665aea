package plaza.mongodb.graph;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import plaza.core.Batch;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.Edges;
import plaza.core.id.UserId;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.KeysetFields;
import plaza.mongodb.Mongo;
import plaza.mongodb.Mongo.Index;
import plaza.mongodb.post.Counts;

/**
 * The common part of collections of two people and a time: documents {@code {_id: "<from>:<to>",
 * <from>, <to>, createdAt}}, listed from both ends.
 */
final class MongoEdges implements Edges {
    private static final String AT = "createdAt";
    private static final String MICROS = "createdAtMicros";

    private final Documents documents;
    private final String from;
    private final String to;

    MongoEdges(Mongo mongo, String collection, String from, String to) {
        this.from = from;
        this.to = to;
        this.documents =
                mongo.collection(
                        collection,
                        Index.on(
                                compoundIndex(ascending(from), descending(MICROS), descending(to))),
                        Index.on(
                                compoundIndex(ascending(to), descending(MICROS), descending(from))),
                        Index.on(compoundIndex(ascending(from), ascending(to))),
                        Index.on(compoundIndex(ascending(to), ascending(from))));
    }

    @Override
    public boolean add(UserId one, UserId other, Instant at) {
        var edge =
                new Document("_id", id(one, other))
                        .append(from, one.value())
                        .append(to, other.value());
        return documents.insert(Fields.with(edge, AT, at));
    }

    @Override
    public boolean remove(UserId one, UserId other) {
        return documents.delete(eq("_id", id(one, other)));
    }

    @Override
    public Optional<End> find(UserId one, UserId other) {
        return documents.findOne(eq("_id", id(one, other))).map(edge -> end(edge, to));
    }

    /** Whether one of two people points at the other. */
    boolean isAnyBetween(UserId one, UserId other) {
        return documents.findOne(in("_id", List.of(id(one, other), id(other, one)))).isPresent();
    }

    private static End end(Document edge, String other) {
        return new End(Fields.user(edge, other), Fields.instant(edge, AT));
    }

    private static String id(UserId one, UserId other) {
        return one + ":" + other;
    }

    @Override
    public Page<End> listFrom(UserId person, PageRequest page) {
        return list(from, person, to, page);
    }

    @Override
    public Page<End> listTo(UserId person, PageRequest page) {
        return list(to, person, from, page);
    }

    private Page<End> list(String owner, UserId person, String other, PageRequest page) {
        return new KeysetFields(MICROS, other)
                .page(
                        documents,
                        eq(owner, person.value()),
                        page,
                        edge -> new End(Fields.user(edge, other), Fields.instant(edge, AT)));
    }

    /** At whom each of these people points; those who point at nobody are left out. */
    Map<UserId, Set<UserId>> allFrom(Collection<UserId> people) {
        return all(from, to, people);
    }

    /** Who points at each of these people. */
    Map<UserId, Set<UserId>> allTo(Collection<UserId> people) {
        return all(to, from, people);
    }

    private Map<UserId, Set<UserId>> all(String owner, String other, Collection<UserId> people) {
        Map<UserId, Set<UserId>> found = new HashMap<>();
        for (List<UserId> some : Batch.split(people)) {
            documents
                    .find(in(owner, Fields.ids(some)), all -> covered(all))
                    .forEach(
                            edge ->
                                    found.computeIfAbsent(
                                                    Fields.user(edge, owner), o -> new HashSet<>())
                                            .add(Fields.user(edge, other)));
        }
        return found;
    }

    private Documents.Query covered(Documents.Query all) {
        return all.projection(fields(include(from, to)));
    }

    /** Some who point at a person. */
    List<UserId> someTo(UserId person, int limit) {
        List<UserId> found = new ArrayList<>();
        documents
                .find(eq(to, person.value()), all -> covered(all).limit(limit))
                .forEach(edge -> found.add(Fields.user(edge, from)));
        return found;
    }

    @Override
    public Set<UserId> fromAmong(UserId person, Collection<UserId> people) {
        return among(from, people, other -> id(other, person));
    }

    @Override
    public Set<UserId> toAmong(UserId person, Collection<UserId> people) {
        return among(to, people, other -> id(person, other));
    }

    private Set<UserId> among(
            String other, Collection<UserId> people, Function<UserId, String> id) {
        Set<UserId> found = new HashSet<>();
        for (List<UserId> some : Batch.split(people)) {
            List<String> ids = some.stream().map(id).toList();
            found.addAll(Fields.users(documents.find(in("_id", ids), this::covered), other));
        }
        return found;
    }

    /** How many point at each of these people; nobody is left out who is pointed at. */
    Map<UserId, Long> countTo(Collection<UserId> people) {
        return count(to, people);
    }

    @Override
    public long countFrom(UserId person) {
        return countFrom(List.of(person)).getOrDefault(person, 0L);
    }

    /** At how many each of these people points. */
    Map<UserId, Long> countFrom(Collection<UserId> people) {
        return count(from, people);
    }

    private Map<UserId, Long> count(String owner, Collection<UserId> people) {
        Map<UserId, Long> counts = new HashMap<>();
        Counts.of(documents, owner, people)
                .forEach((id, count) -> counts.put(new UserId(id), count));
        return counts;
    }
}
