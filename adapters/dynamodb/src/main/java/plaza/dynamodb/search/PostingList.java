package plaza.dynamodb.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Table;

/**
 * A list of postings, from the largest id downwards, read in parts as it is walked through. Not
 * thread-safe.
 */
final class PostingList {
    /** About what one read unit buys. */
    private static final int FIRST_PART = 40;

    private static final int LARGEST_PART = 640;

    /**
     * So often in a row it is read from somewhere further down before it is looked into instead.
     */
    private static final int FEW_JUMPS = 2;

    /** What one request takes. */
    private static final int LOOKED_UP = 100;

    private final Table search;
    private final Budget budget;
    private final Range range;
    private final Deque<Item> part = new ArrayDeque<>();
    private String top;
    private boolean inclusive;
    private int size = FIRST_PART;
    private boolean last;
    private int jumps;

    /** What is in this part is not all, but all that the driving list has. */
    private boolean sifted;

    /**
     * Which postings of a partition.
     *
     * @param prefix of their sort keys, before the id
     * @param bottom the smallest id
     * @param before the id behind the largest
     */
    record Range(String pk, String prefix, String bottom, String before) {}

    PostingList(Table search, Budget budget, Range range) {
        this.search = search;
        this.budget = budget;
        this.range = range;
        this.top = range.before();
        this.last = range.bottom().compareTo(range.before()) >= 0;
    }

    /** The posting in this place; null behind the last one. */
    @Nullable Item head() {
        if (part.isEmpty() && !last) {
            read();
        }
        return part.peek();
    }

    private void read() {
        sifted = false;
        String sk = range.prefix() + top;
        Query query =
                Query.between(range.pk(), range.prefix() + range.bottom(), sk)
                        .descending()
                        .after(inclusive ? null : sk)
                        .limit(size);
        part.addAll(search.query(query));
        budget.postings(part.size());
        last = part.size() < size;
        if (!last) {
            top = id(part.getLast());
            inclusive = false;
            size = Math.min(2 * size, LARGEST_PART);
        }
    }

    /** The id that a posting of this list is of. */
    String id(Item posting) {
        return posting.sortedBehind(range.prefix());
    }

    void next() {
        part.poll();
    }

    /**
     * Goes down to an id, or to a smaller one. Where the other list has few of these ids, they are
     * looked up, many in one request; what lies between them is not read.
     *
     * @param driving a list that has this id next, and what is looked for is in it
     */
    void seek(String id, PostingList driving) {
        while (!part.isEmpty() && id(part.getFirst()).compareTo(id) > 0) {
            part.poll();
        }
        if (!part.isEmpty() || last || top.compareTo(id) <= 0) {
            jumps = sifted ? jumps : 0;
        } else if (id.compareTo(range.bottom()) < 0) {
            last = true;
        } else if (++jumps > FEW_JUMPS) {
            sift(driving.ids());
        } else {
            top = id;
            inclusive = true;
            size = FIRST_PART;
        }
    }

    /** The next ids, as far as they are read. */
    private List<String> ids() {
        return part.stream().limit(LOOKED_UP).map(this::id).toList();
    }

    private void sift(List<String> ids) {
        Map<Key, Item> found = search.getAll(ids.stream().map(this::key).toList());
        budget.items(ids.size());
        for (String id : ids) {
            Item posting = found.get(key(id));
            if (posting != null) {
                part.add(posting);
            }
        }
        top = ids.getLast();
        inclusive = false;
        sifted = true;
    }

    private Key key(String id) {
        return new Key(range.pk(), range.prefix() + id);
    }
}
