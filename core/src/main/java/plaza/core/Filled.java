package plaza.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Pages of a list of which the reader may not see every item. */
public final class Filled {
    /**
     * Rounds after which a page is answered as it is, with a cursor, rather than searched further.
     */
    private static final int MAX_ROUNDS = 8;

    private Filled() {}

    /**
     * Reads on until the page is full or the list ends, so that hidden items leave no gaps.
     *
     * @param list the stored list
     * @param visible what the reader may see of some items, in their order
     */
    public static <R, V> Page<V> page(
            PageRequest request,
            Function<PageRequest, Page<R>> list,
            Function<List<R>, List<V>> visible) {
        List<V> items = new ArrayList<>(request.limit());
        PageRequest following = request;
        for (int round = 0; ; round++) {
            Page<R> page = list.apply(following);
            items.addAll(visible.apply(page.items()));
            Cursor next = page.next();
            if (next == null || items.size() >= request.limit() || round == MAX_ROUNDS) {
                return new Page<>(items, next);
            }
            following = new PageRequest(next, request.limit() - items.size());
        }
    }
}
