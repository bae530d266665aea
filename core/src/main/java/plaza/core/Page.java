package plaza.core;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next where the list goes on, or null at its end. A page with fewer items than asked for,
 *     even none, may have a next one.
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {
    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> empty() {
        return new Page<>(List.of(), null);
    }

    /**
     * A page out of at most {@code limit + 1} items: the extra one only tells that there is more.
     *
     * @param position the cursor that goes on behind an item
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, Cursor> position) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        List<T> items = oneMore.subList(0, limit);
        return new Page<>(items, position.apply(items.getLast()));
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(items.stream().<R>map(mapper).toList(), next);
    }

    /** Every item of a list, fetched page by page as the stream is consumed. */
    public static <T> Stream<T> all(int limit, Function<PageRequest, Page<T>> list) {
        var pages =
                new Iterator<Page<T>>() {
                    private @Nullable PageRequest following = PageRequest.first(limit);

                    @Override
                    public boolean hasNext() {
                        return following != null;
                    }

                    @Override
                    public Page<T> next() {
                        if (following == null) {
                            throw new NoSuchElementException();
                        }
                        Page<T> page = list.apply(following);
                        following = page.next() == null ? null : following.from(page.next());
                        return page;
                    }
                };
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED), false)
                .flatMap(page -> page.items().stream());
    }
}
