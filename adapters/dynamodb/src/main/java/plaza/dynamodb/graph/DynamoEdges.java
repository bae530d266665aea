package plaza.dynamodb.graph;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.Edges;
import plaza.core.id.UserId;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Pairs;
import plaza.dynamodb.Pairs.Side;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Write;

/** Edges of one kind in the table {@code follows}. Thread-safe. */
class DynamoEdges implements Edges {
    private static final String USER = "USER";

    private final Pairs pairs;

    /**
     * @param out what an edge is called at the person it comes from
     * @param in what it is called at the person it leads to
     */
    DynamoEdges(Dynamo dynamo, String out, String in) {
        this.pairs = new Pairs(dynamo, Shape.FOLLOWS, new Side(USER, out), new Side(USER, in));
    }

    /** What else is written in the transaction of an edge that comes, or goes. */
    protected List<Write> along(UserId from, UserId to, boolean comes) {
        return List.of();
    }

    @Override
    public final boolean add(UserId from, UserId to, Instant at) {
        return pairs.add(
                from.value(), to.value(), at, UnaryOperator.identity(), along(from, to, true));
    }

    @Override
    public final boolean remove(UserId from, UserId to) {
        return pairs.remove(from.value(), to.value(), along(from, to, false));
    }

    @Override
    public final Optional<End> find(UserId from, UserId to) {
        return pairs.find(from.value(), to.value()).map(at -> new End(to, at));
    }

    /** Whether one of two people points at the other. */
    final boolean isAnyBetween(UserId one, UserId other) {
        return pairs.isAnyBetween(one.value(), other.value());
    }

    @Override
    public final Page<End> listFrom(UserId from, PageRequest page) {
        return pairs.listFrom(from.value(), page).map(DynamoEdges::end);
    }

    @Override
    public final Page<End> listTo(UserId to, PageRequest page) {
        return pairs.listTo(to.value(), page).map(DynamoEdges::end);
    }

    private static End end(Item entry) {
        return new End(new UserId(Pairs.other(entry)), Pairs.at(entry));
    }

    /** At whom each of these people points; those who point at nobody are left out. */
    final Map<UserId, Set<UserId>> allFrom(Collection<UserId> people) {
        return sets(pairs.allFrom(values(people), Integer.MAX_VALUE));
    }

    /** Who points at each of these people. */
    final Map<UserId, Set<UserId>> allTo(Collection<UserId> people) {
        return sets(pairs.allTo(values(people), Integer.MAX_VALUE));
    }

    /** Some who point at each of these people. */
    final Map<UserId, List<UserId>> someTo(Collection<UserId> people, int limitEach) {
        Map<UserId, List<UserId>> found = new HashMap<>();
        pairs.allTo(values(people), limitEach)
                .forEach(
                        (person, others) ->
                                found.put(
                                        new UserId(person),
                                        others.stream().map(UserId::new).toList()));
        return found;
    }

    private static Map<UserId, Set<UserId>> sets(Map<UUID, List<UUID>> lists) {
        Map<UserId, Set<UserId>> sets = new HashMap<>();
        lists.forEach((person, others) -> sets.put(new UserId(person), people(others)));
        return sets;
    }

    private static Set<UserId> people(Collection<UUID> ids) {
        return ids.stream().map(UserId::new).collect(Collectors.toCollection(HashSet::new));
    }

    private static List<UUID> values(Collection<UserId> people) {
        return people.stream().map(UserId::value).toList();
    }

    @Override
    public final Set<UserId> fromAmong(UserId to, Collection<UserId> people) {
        return people(pairs.amongTo(to.value(), values(people)));
    }

    @Override
    public final Set<UserId> toAmong(UserId from, Collection<UserId> people) {
        return people(pairs.among(from.value(), values(people)));
    }

    @Override
    public final long countFrom(UserId from) {
        return pairs.countFrom(from.value());
    }
}
