package plaza.dynamodb.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.search.SearchablePost;
import plaza.dynamodb.Buckets;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Table;
import plaza.dynamodb.Write;

/** Writes posts, and with each what it counts for. Thread-safe. */
final class PostWrites {
    private final Table search;
    private final Entries entries;
    private final Days days;
    private final HashtagCounts hashtags;
    private final Openness openness;

    PostWrites(Dynamo dynamo, Table search, HashtagCounts hashtags, Openness openness) {
        this.search = search;
        this.entries = new Entries(dynamo, search, PostItems::postings);
        this.days = new Days(search);
        this.hashtags = hashtags;
        this.openness = openness;
    }

    /** Says how many were not there. */
    int put(Collection<SearchablePost> posts, long generation) {
        Map<PostId, SearchablePost> once = new LinkedHashMap<>();
        posts.forEach(post -> once.put(post.id(), post));
        Map<Key, Item> there = search.getAll(once.keySet().stream().map(Days::key).toList());
        return count(
                once.values(),
                post -> !post.counted().isEmpty(),
                SearchablePost::id,
                post -> put(post, there.get(Days.key(post.id())), generation));
    }

    /** Says how many were there. */
    int remove(Collection<PostId> posts) {
        Map<Key, Item> there = search.getAll(posts.stream().map(Days::key).toList());
        return remove(there.values(), Long.MAX_VALUE);
    }

    private int remove(Collection<Item> posts, long generation) {
        return count(
                posts,
                post -> !PostItems.counts(post).isEmpty(),
                PostItems::id,
                post -> remove(post, generation));
    }

    /**
     * Does the same with many posts, and says with how many it made a difference. Those that count
     * for hashtags wait for those of the same bucket, with which they share counts and authors: of
     * transactions that meet, all but one are turned away.
     */
    private <T> int count(
            Collection<T> posts,
            Predicate<T> isTagged,
            Function<T, PostId> id,
            Predicate<T> write) {
        List<List<T>> inTurn = new ArrayList<>();
        Map<Integer, List<T>> tagged = new HashMap<>();
        for (T post : posts) {
            if (isTagged.test(post)) {
                int bucket = Buckets.of(id.apply(post).value());
                tagged.computeIfAbsent(bucket, _ -> new ArrayList<>()).add(post);
            } else {
                inTurn.add(List.of(post));
            }
        }
        inTurn.addAll(tagged.values());
        return search.map(inTurn, each -> each.stream().filter(write).count()).stream()
                .mapToInt(Long::intValue)
                .sum();
    }

    private boolean put(SearchablePost post, @Nullable Item read, long generation) {
        days.open(post.id());
        Item before = read;
        while (true) {
            boolean open = !post.counted().isEmpty() && openness.isOpen(post.author());
            Item next = PostItems.of(post, open, generation);
            if (before != null && PostItems.isSame(before, next)) {
                if (entries.renew(before, generation)) {
                    return false;
                }
            } else {
                Map<String, Integer> deltas = deltas(before, next);
                List<Write> along = along(deltas, next);
                if (!post.counted().isEmpty()) {
                    along.add(openness.stays(post.author(), open));
                }
                if (entries.put(before, next, along).isPresent()) {
                    hashtags.prune(deltas, PostItems.bucket(next));
                    return !Entries.isThere(before);
                }
            }
            // Somebody else was faster: it is looked at anew.
            before = search.get(Days.key(post.id())).orElse(null);
        }
    }

    /**
     * @param generation of which it is older, else it stays
     */
    private boolean remove(Item read, long generation) {
        Item before = read;
        while (before != null && Entries.isBefore(before, generation)) {
            Map<String, Integer> deltas = deltas(before, null);
            if (entries.remove(before, along(deltas, before))) {
                hashtags.prune(deltas, PostItems.bucket(before));
                return Entries.isThere(before);
            }
            before = search.get(before.key()).orElse(null);
        }
        return false;
    }

    private List<Write> along(Map<String, Integer> deltas, Item post) {
        return new ArrayList<>(hashtags.changes(deltas, PostItems.bucket(post)));
    }

    private static Map<String, Integer> deltas(@Nullable Item before, @Nullable Item after) {
        Map<String, Integer> deltas = new HashMap<>();
        PostItems.counts(before).forEach(tag -> deltas.merge(tag, -1, Integer::sum));
        PostItems.counts(after).forEach(tag -> deltas.merge(tag, 1, Integer::sum));
        deltas.values().removeIf(delta -> delta == 0);
        return deltas;
    }

    /** Removes those that are older than a generation, and says how many. */
    int removeBefore(long generation) {
        Days.Backwards all = days.backwards(Days.FIRST, Days.BEHIND_ALL);
        int removed = 0;
        String day;
        for (int place = 0; (day = all.get(place)) != null; place++) {
            removed +=
                    entries.removeBefore(
                            Buckets.partitions(Days.list(day)),
                            generation,
                            post -> remove(post, generation));
        }
        return removed;
    }
}
