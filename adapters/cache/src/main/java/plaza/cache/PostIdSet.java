package plaza.cache;

import java.util.List;
import java.util.UUID;
import plaza.core.id.PostId;

/**
 * An immutable set of post ids in 16 bytes each, where a {@code HashSet} takes about 90: there is
 * one for each reader.
 */
final class PostIdSet {
    /** Two numbers per id, the most significant one first, by id downwards. */
    private final long[] words;

    private PostIdSet(long[] words) {
        this.words = words;
    }

    /**
     * @param ids without duplicates, by id downwards
     */
    static PostIdSet of(List<PostId> ids) {
        long[] words = new long[2 * ids.size()];
        int at = 0;
        for (PostId id : ids) {
            words[at++] = id.value().getMostSignificantBits();
            words[at++] = id.value().getLeastSignificantBits();
        }
        return new PostIdSet(words);
    }

    int size() {
        return words.length / 2;
    }

    boolean contains(PostId id) {
        UUID value = id.value();
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, value);
            if (order == 0) {
                return true;
            }
            if (order > 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
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
