package plaza.mongodb.graph;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import plaza.core.Cursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.FollowTraversal;
import plaza.core.graph.FriendOfFriends;
import plaza.core.graph.WalkedTraversal;
import plaza.core.id.UserId;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.Mongo;

/**
 * Questions over two follows, as aggregations of {@code follows}: the follows never leave MongoDB.
 * Chains are walked from both ends: {@code $graphLookup} goes from one end only, and gives all that
 * it comes across as one document. Thread-safe.
 */
public final class MongoFollowTraversal implements FollowTraversal {
    private static final String FOLLOWER = "followerId";
    private static final String FOLLOWED = "followingId";
    private static final String SHARED = "shared";

    /** Behind every id. */
    private static final UUID END = new UUID(-1, -1);

    private final Documents follows;
    private final MongoFollowGraph graph;

    public MongoFollowTraversal(Mongo mongo) {
        this.graph = new MongoFollowGraph(mongo);
        this.follows = mongo.collection("follows");
    }

    private static Bson counted() {
        return Aggregates.group("$" + FOLLOWED, Accumulators.sum(SHARED, 1));
    }

    private static UserId person(Document group) {
        return Fields.user(group, "_id");
    }

    @Override
    public Page<UserId> listMutuals(UserId one, UserId other, PageRequest page) {
        Cursor cursor = page.cursor();
        UUID after =
                cursor == null
                        ? END
                        : UserId.parse(cursor.value()).orElseThrow(Cursor::invalid).value();
        Set<UserId> both = new HashSet<>(List.of(one));
        both.add(other);
        List<UserId> oneMore = new ArrayList<>();
        follows.aggregate(
                        List.of(
                                Aggregates.match(
                                        and(in(FOLLOWER, Fields.ids(both)), lt(FOLLOWED, after))),
                                counted(),
                                Aggregates.match(Filters.eq(SHARED, both.size())),
                                Aggregates.sort(Sorts.descending("_id")),
                                Aggregates.limit(page.limit() + 1)))
                .forEach(group -> oneMore.add(person(group)));
        return Page.of(oneMore, page.limit(), last -> new Cursor(last.toString()));
    }

    @Override
    public List<FriendOfFriends> listFriendsOfFriends(
            UserId person, Collection<UserId> friends, Set<UserId> without, int limit) {
        if (friends.isEmpty()) {
            return List.of();
        }
        Set<UserId> unwanted = new HashSet<>(without);
        unwanted.addAll(graph.findFollowing(person));
        unwanted.add(person);
        List<UUID> asked = Fields.ids(friends);
        Map<UserId, Integer> best = new HashMap<>();
        List<UserId> order = new ArrayList<>();
        follows.aggregate(
                        List.of(
                                Aggregates.match(
                                        and(
                                                in(FOLLOWER, asked),
                                                nin(FOLLOWED, Fields.ids(unwanted)))),
                                counted(),
                                Aggregates.sort(
                                        Sorts.orderBy(
                                                Sorts.descending(SHARED), Sorts.descending("_id"))),
                                Aggregates.limit(limit)))
                .forEach(
                        group -> {
                            order.add(person(group));
                            best.put(person(group), group.get(SHARED, Number.class).intValue());
                        });
        Map<UserId, List<UserId>> via = order.isEmpty() ? Map.of() : via(order, asked);
        return order.stream()
                .map(
                        each ->
                                new FriendOfFriends(
                                        each,
                                        best.getOrDefault(each, 0),
                                        via.getOrDefault(each, List.of())))
                .toList();
    }

    /** Who leads to each is looked up for the few only who are answered. */
    private Map<UserId, List<UserId>> via(List<UserId> people, List<UUID> friends) {
        Map<UserId, List<UserId>> via = new HashMap<>();
        follows.aggregate(
                        List.of(
                                Aggregates.match(
                                        and(
                                                in(FOLLOWED, Fields.ids(people)),
                                                in(FOLLOWER, friends))),
                                Aggregates.sort(Sorts.descending(FOLLOWER)),
                                Aggregates.group(
                                        "$" + FOLLOWED, Accumulators.push("via", "$" + FOLLOWER)),
                                Aggregates.project(
                                        new Document(
                                                "via",
                                                new Document("$slice", List.of("$via", VIA))))))
                .forEach(group -> via.put(person(group), Fields.userList(group, "via")));
        return via;
    }

    @Override
    public List<List<UserId>> listChains(UserId from, UserId to, Set<UserId> without, int limit) {
        return new WalkedTraversal(graph).listChains(from, to, without, limit);
    }
}
