package plaza.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a list of which the reader may not see every row. What is hidden shows nowhere: neither
 * as a gap, nor in whether the list goes on, nor in where it does (ADR 47).
 */
public final class FilteredPages {
    /**
     * Rows after which a page is answered as it is, with a cursor, rather than searched further: it
     * tells that very many are hidden here, and of no single one that it is.
     */
    static final int MOST_LOOKED_AT = 2_000;

    /** Rows that are looked at together where the first ones were not enough. */
    private static final int FURTHER = 20;

    private static final int MOST_FURTHER = 500;

    private FilteredPages() {}

    /**
     * Reads on until there is one more item than the page takes, or the list ends: so a page is
     * full where anything follows that the reader may see, goes on behind an item that they see,
     * and is the last one where all that follows is hidden. The one more is not part of the page:
     * what is done because somebody sees an item is to be done with the page.
     *
     * @param list the stored list, whose pages know the places of their rows
     * @param row what a row is about; no two rows of a list are about the same
     * @param visible what the reader may see of some rows, in any order
     * @param item what an item is about
     */
    public static <R, K, V> Page<V> page(
            PageRequest request,
            Function<PageRequest, Page<R>> list,
            Function<? super R, K> row,
            Function<List<R>, List<V>> visible,
            Function<? super V, K> item) {
        int limit = request.limit();
        List<V> items = new ArrayList<>(limit);
        @Nullable Cursor behindLast = null;
        int looked = 0;
        int portion = Math.min(limit + 1, PageRequest.MAX_LIMIT);
        PageRequest following = request.limit(portion);
        while (true) {
            Page<R> rows = list.apply(following);
            var seen = new Seen<>(visible.apply(rows.items()), item);
            for (int i = 0; i < rows.items().size(); i++) {
                V each = seen.find(row.apply(rows.items().get(i)));
                if (each != null && behindLast != null) {
                    return new Page<>(items, behindLast);
                }
                if (each != null) {
                    items.add(each);
                    behindLast = items.size() == limit ? rows.behind(i) : null;
                }
            }
            looked += portion;
            if (rows.next() == null || looked >= MOST_LOOKED_AT) {
                return new Page<>(items, rows.next());
            }
            portion = Math.clamp(portion * 2L, FURTHER, MOST_FURTHER);
            following = new PageRequest(rows.next(), portion);
        }
    }

    /** Items that are mostly asked for in their order. */
    private static final class Seen<K, V> {
        private final List<V> items;
        private final Function<? super V, K> key;
        private int following;
        private @Nullable Map<K, V> byKey;

        Seen(List<V> items, Function<? super V, K> key) {
            this.items = items;
            this.key = key;
        }

        @Nullable V find(K wanted) {
            if (following < items.size() && key.apply(items.get(following)).equals(wanted)) {
                return items.get(following++);
            }
            if (byKey == null) {
                byKey = HashMap.newHashMap(items.size());
                for (V item : items) {
                    byKey.put(key.apply(item), item);
                }
            }
            return byKey.get(wanted);
        }
    }
}
