package plaza.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list. Two are equal when they have the same items and go on at the same place.
 *
 * @param <T> of what
 */
public final class Page<T> {
    private final List<T> items;
    private final @Nullable Cursor next;
    private final IntFunction<Cursor> behind;

    /**
     * A page whose items have no places of their own.
     *
     * @param next where the list goes on, or null at its end
     */
    public Page(List<T> items, @Nullable Cursor next) {
        this(
                items,
                next,
                index -> {
                    throw new IllegalStateException("these items have no places");
                });
    }

    private Page(List<T> items, @Nullable Cursor next, IntFunction<Cursor> behind) {
        this.items = List.copyOf(items);
        this.next = next;
        this.behind = behind;
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
        boolean more = oneMore.size() > limit;
        List<T> items = List.copyOf(more ? oneMore.subList(0, limit) : oneMore);
        return of(items, more ? position.apply(items.getLast()) : null, position);
    }

    /**
     * A page of these items.
     *
     * @param position the cursor that goes on behind an item
     */
    public static <T> Page<T> of(
            List<T> items, @Nullable Cursor next, Function<T, Cursor> position) {
        return new Page<>(items, next, index -> position.apply(items.get(index)));
    }

    public List<T> items() {
        return items;
    }

    /**
     * Where the list goes on, or null at its end. A page with fewer items than asked for, even
     * none, may have a next one.
     */
    public @Nullable Cursor next() {
        return next;
    }

    /**
     * Where the list goes on behind one of the items.
     *
     * @throws IllegalStateException for a page that was made without their places
     */
    public Cursor behind(int index) {
        return behind.apply(index);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(items.stream().<R>map(mapper).toList(), next, behind);
    }

    /** As {@link #map}, without the items that have nothing to be mapped to. */
    public <R> Page<R> mapPresent(Function<? super T, Optional<R>> mapper) {
        List<R> present = new ArrayList<>(items.size());
        List<Integer> places = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Optional<R> mapped = mapper.apply(items.get(i));
            if (mapped.isPresent()) {
                present.add(mapped.get());
                places.add(i);
            }
        }
        return new Page<>(present, next, index -> behind.apply(places.get(index)));
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Page<?> page
                && items.equals(page.items)
                && Objects.equals(next, page.next);
    }

    @Override
    public int hashCode() {
        return Objects.hash(items, next);
    }

    @Override
    public String toString() {
        return "Page[items=" + items + ", next=" + next + "]";
    }
}
