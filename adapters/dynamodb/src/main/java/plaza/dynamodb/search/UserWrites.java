package plaza.dynamodb.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.core.id.UserId;
import plaza.core.search.SearchableUser;
import plaza.dynamodb.Change;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Table;

/** Writes people, and lets their posts count for hashtags or not. Thread-safe. */
final class UserWrites {
    /** Their posts may not have followed yet. */
    private static final String UNSETTLED = "unsettled";

    private final Table search;
    private final Entries entries;
    private final Openness openness;

    UserWrites(Dynamo dynamo, Table search, Openness openness) {
        this.search = search;
        this.entries = new Entries(dynamo, search, UserItems::postings);
        this.openness = openness;
    }

    /** Says how many were not there. */
    int put(Collection<SearchableUser> people, long generation) {
        Map<UserId, SearchableUser> once = new LinkedHashMap<>();
        people.forEach(user -> once.put(user.id(), user));
        Map<Key, Item> there = search.getAll(once.keySet().stream().map(UserItems::key).toList());
        return count(
                search.map(
                        once.values(),
                        user -> put(user, there.get(UserItems.key(user.id())), generation)));
    }

    /** Says how many were there. */
    int remove(Collection<UserId> people) {
        List<UserId> once = people.stream().distinct().toList();
        Map<Key, Item> there = search.getAll(once.stream().map(UserItems::key).toList());
        return count(
                search.map(
                        once,
                        user -> remove(user, there.get(UserItems.key(user)), Long.MAX_VALUE)));
    }

    private static int count(List<Boolean> changed) {
        return (int) changed.stream().filter(each -> each).count();
    }

    private boolean put(SearchableUser user, @Nullable Item read, long generation) {
        Item before = read;
        while (true) {
            Item next = UserItems.of(user, generation);
            boolean wasOpen = before != null && before.flag(Entries.OPEN);
            boolean turns = wasOpen != user.isOpen() || (before != null && before.flag(UNSETTLED));
            if (before != null && !turns && UserItems.isSame(before, next)) {
                if (entries.renew(before, generation)) {
                    return false;
                }
            } else {
                Optional<Item> written =
                        entries.put(before, turns ? next.with(UNSETTLED, true) : next, List.of());
                if (written.isPresent()) {
                    if (turns) {
                        openness.spread(user.id());
                        entries.update(written.get(), Change.none().remove(UNSETTLED));
                    }
                    return !Entries.isThere(before);
                }
            }
            // Somebody else was faster: it is looked at anew.
            before = search.get(UserItems.key(user.id())).orElse(null);
        }
    }

    /**
     * The posts follow also where nobody is there: whoever removed them may have died before that.
     *
     * @param generation of which they are older, else they stay
     */
    private boolean remove(UserId user, @Nullable Item read, long generation) {
        Item before = read;
        while (before != null && Entries.isBefore(before, generation)) {
            if (entries.remove(before, List.of())) {
                openness.spread(user);
                return Entries.isThere(before);
            }
            before = search.get(before.key()).orElse(null);
        }
        if (before == null) {
            openness.spread(user);
        }
        return false;
    }

    /** Removes those who are older than a generation, and says how many. */
    int removeBefore(long generation) {
        return entries.removeBefore(
                UserItems.partitions(),
                generation,
                item -> remove(UserItems.id(item), item, generation));
    }
}
