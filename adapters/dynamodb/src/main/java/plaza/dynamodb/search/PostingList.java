package plaza.dynamodb.search;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import plaza.dynamodb.Item;
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

    private final Table search;
    private final Budget budget;
    private final Range range;
    private final Deque<Item> part = new ArrayDeque<>();
    private String top;
    private boolean inclusive;
    private int size = FIRST_PART;
    private boolean last;

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

    /** Goes down to an id, or to the next smaller one. */
    void seek(String id) {
        while (!part.isEmpty() && id(part.getFirst()).compareTo(id) > 0) {
            part.poll();
        }
        if (part.isEmpty() && !last && top.compareTo(id) > 0) {
            top = id;
            inclusive = true;
            size = FIRST_PART;
            last = id.compareTo(range.bottom()) < 0;
        }
    }
}
