package plaza.core.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.Cursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;

/**
 * Answers over any {@link FollowGraph}, by walking from person to person in batches; for engines
 * that cannot do so themselves.
 */
public final class WalkedTraversal implements FollowTraversal {
    /** People whose follows are read at once. */
    private static final int BATCH = 100;

    /** Follows after which no further friends are looked at; bounds memory and time (ADR 12). */
    private static final int MAX_FOLLOWS = 500_000;

    private static final Comparator<FriendOfFriends> BEST_FIRST =
            Comparator.comparingInt(FriendOfFriends::shared)
                    .thenComparing(FriendOfFriends::person)
                    .reversed();

    private final FollowGraph graph;

    public WalkedTraversal(FollowGraph graph) {
        this.graph = graph;
    }

    @Override
    public Page<UserId> listMutuals(UserId one, UserId other, PageRequest page) {
        Cursor cursor = page.cursor();
        @Nullable UserId after =
                cursor == null ? null : UserId.parse(cursor.value()).orElseThrow(Cursor::invalid);
        Set<UserId> theirs = graph.findFollowing(other);
        List<UserId> oneMore =
                graph.findFollowing(one).stream()
                        .filter(theirs::contains)
                        .filter(id -> after == null || id.compareTo(after) < 0)
                        .sorted(Comparator.reverseOrder())
                        .limit(page.limit() + 1L)
                        .toList();
        return Page.of(oneMore, page.limit(), last -> new Cursor(last.toString()));
    }

    @Override
    public List<FriendOfFriends> listFriendsOfFriends(
            UserId person, Collection<UserId> friends, Set<UserId> without, int limit) {
        Set<UserId> followed = graph.findFollowing(person);
        Map<UserId, List<UserId>> via = new HashMap<>();
        Map<UserId, Integer> shared = new HashMap<>();
        int follows = 0;
        List<UserId> newest = friends.stream().sorted(Comparator.reverseOrder()).toList();
        for (List<UserId> some : Batch.split(newest, BATCH)) {
            if (follows >= MAX_FOLLOWS) {
                break;
            }
            Map<UserId, Set<UserId>> found = graph.findAllFollowing(some);
            for (UserId friend : some) {
                Set<UserId> theirs = found.getOrDefault(friend, Set.of());
                follows += theirs.size();
                for (UserId id : theirs) {
                    if (shared.merge(id, 1, Integer::sum) <= VIA) {
                        via.computeIfAbsent(id, _ -> new ArrayList<>(1)).add(friend);
                    }
                }
            }
        }
        return shared.entrySet().stream()
                .filter(each -> !each.getKey().equals(person))
                .filter(each -> !followed.contains(each.getKey()))
                .filter(each -> !without.contains(each.getKey()))
                .map(
                        each ->
                                new FriendOfFriends(
                                        each.getKey(),
                                        each.getValue(),
                                        via.getOrDefault(each.getKey(), List.of())))
                .sorted(BEST_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public List<List<UserId>> listChains(UserId from, UserId to, Set<UserId> without, int limit) {
        return new FollowChains(
                        graph,
                        people -> people.stream().filter(id -> !without.contains(id)).toList(),
                        from,
                        to)
                .find().stream().toList();
    }
}
