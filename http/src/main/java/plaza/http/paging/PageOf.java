package plaza.http.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor where the list goes on, or null at its end
 */
public record PageOf<T>(List<T> items, @Nullable String nextCursor) {
    public PageOf {
        items = List.copyOf(items);
    }
}
