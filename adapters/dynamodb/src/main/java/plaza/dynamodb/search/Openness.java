package plaza.dynamodb.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.id.UserId;
import plaza.dynamodb.Buckets;
import plaza.dynamodb.Change;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Table;
import plaza.dynamodb.Write;

/**
 * Whether people are there and open, which their posts copy as long as they count for hashtags. A
 * post is written on the condition that its author is as it says; whoever writes a person lets the
 * posts follow afterwards, on the same condition. Thread-safe.
 */
final class Openness {
    /** Posts that follow in one transaction, if they have few hashtags. */
    private static final int TOGETHER = 25;

    private final Dynamo dynamo;
    private final Table search;
    private final HashtagCounts hashtags;

    Openness(Dynamo dynamo, Table search, HashtagCounts hashtags) {
        this.dynamo = dynamo;
        this.search = search;
        this.hashtags = hashtags;
    }

    boolean isOpen(UserId person) {
        return search.get(UserItems.key(person))
                .filter(item -> item.flag(Entries.OPEN))
                .isPresent();
    }

    /** Holds as long as they are so. */
    Write stays(UserId person, boolean open) {
        Condition so = Condition.is(Entries.OPEN, open);
        return Write.holding(search, UserItems.key(person), open ? so : so.or(Condition.absent()));
    }

    /** Lets the posts of a person follow. */
    void spread(UserId person) {
        boolean open;
        do {
            open = isOpen(person);
        } while (!spread(person, open) || isOpen(person) != open);
    }

    /** Says whether the person stayed so. */
    private boolean spread(UserId person, boolean open) {
        String partition = Buckets.partition(PostItems.ofAuthor(person), person.bucket());
        Query tagged = Query.all(partition).where(PostItems.isTagged()).limit(TOGETHER);
        List<Key> posts;
        String last = null;
        do {
            posts =
                    search.query(tagged.after(last)).stream()
                            .map(posting -> Days.key(PostItems.id(posting)))
                            .toList();
            if (!follow(person, open, posts)) {
                return false;
            }
            last = posts.isEmpty() ? null : posts.getLast().sk();
        } while (posts.size() == TOGETHER);
        return true;
    }

    private boolean follow(UserId person, boolean open, Collection<Key> posts) {
        while (true) {
            List<Item> others =
                    search.getAll(posts).values().stream()
                            .filter(post -> post.flag(Entries.OPEN) != open)
                            .filter(Entries::isThere)
                            .filter(post -> !PostItems.tags(post).isEmpty())
                            .toList();
            if (others.isEmpty()) {
                return true;
            }
            if (!follow(person, open, fitting(others)) && isOpen(person) != open) {
                return false;
            }
        }
    }

    /** As many as a transaction takes with the counts of their hashtags. */
    private static List<Item> fitting(List<Item> posts) {
        List<Item> some = new ArrayList<>();
        Set<String> tags = new HashSet<>();
        for (Item post : posts) {
            tags.addAll(PostItems.tags(post));
            if (!some.isEmpty() && tags.size() + some.size() + 2 > Dynamo.MOST_WRITES) {
                break;
            }
            some.add(post);
        }
        return some;
    }

    private boolean follow(UserId person, boolean open, List<Item> posts) {
        Map<String, Integer> deltas = new HashMap<>();
        List<Write> writes = new ArrayList<>();
        for (Item post : posts) {
            PostItems.tags(post).forEach(tag -> deltas.merge(tag, open ? 1 : -1, Integer::sum));
            writes.add(
                    Write.updating(
                            search,
                            post.key(),
                            Change.none().set(Entries.OPEN, open),
                            Entries.unchanged(post)));
        }
        writes.addAll(hashtags.changes(deltas, person.bucket()));
        writes.add(stays(person, open));
        if (!dynamo.transact(writes)) {
            return false;
        }
        hashtags.prune(deltas, person.bucket());
        return true;
    }
}
