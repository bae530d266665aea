package plaza.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;

/**
 * An immutable set of post ids in 16 bytes each, where a {@code HashSet} takes about 90: there is
 * one for each reader, and for each author.
 */
public final class PostIdSet {
    /** Two numbers per id, the most significant one first, by id downwards. */
    private final long[] words;

    private PostIdSet(long[] words) {
        this.words = words;
    }

    /**
     * @param ids without duplicates, by id downwards
     */
    public static PostIdSet of(List<PostId> ids) {
        long[] words = new long[2 * ids.size()];
        int at = 0;
        for (PostId id : ids) {
            words[at++] = id.value().getMostSignificantBits();
            words[at++] = id.value().getLeastSignificantBits();
        }
        return new PostIdSet(words);
    }

    public int size() {
        return words.length / 2;
    }

    boolean contains(PostId id) {
        return find(id.value()) >= 0;
    }

    /**
     * By id downwards.
     *
     * @param before only ids that are smaller, or null for the greatest
     */
    public List<PostId> list(@Nullable PostId before, int limit) {
        int from = 0;
        if (before != null) {
            int found = find(before.value());
            from = found >= 0 ? found + 1 : -found - 1;
        }
        int to = Math.min(size(), from + limit);
        List<PostId> ids = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            ids.add(new PostId(new UUID(words[2 * i], words[2 * i + 1])));
        }
        return ids;
    }

    /** The index of an id, or else -1 and less: -1 - the index that it would have. */
    private int find(UUID value) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, value);
            if (order == 0) {
                return middle;
            }
            if (order > 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1 - low;
    }

    /** Whether an id is smaller than all of these. */
    boolean isAbove(PostId id) {
        return words.length > 0 && compare(size() - 1, id.value()) > 0;
    }

    private int compare(int index, UUID value) {
        int most = Long.compareUnsigned(words[2 * index], value.getMostSignificantBits());
        return most != 0
                ? most
                : Long.compareUnsigned(words[2 * index + 1], value.getLeastSignificantBits());
    }
}
