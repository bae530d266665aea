package plaza.contracts.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import plaza.contracts.BadCursors;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;

/**
 * A list that goes from the latest downwards, ties by id downwards, and is empty at first.
 *
 * @param people makes somebody new
 * @param add puts the edge with this person, since then, into the list
 * @param remove takes an edge out of it
 * @param other the person at the other end of an edge
 * @param at since when an edge is
 */
public record PagedEdges<E>(
        Supplier<UserId> people,
        BiFunction<UserId, Instant, E> add,
        Consumer<E> remove,
        Function<PageRequest, Page<E>> list,
        Function<E, UserId> other,
        Function<E, Instant> at) {

    /** Lists edges of which several have the same time, by pages of every size. */
    public void pageToTheEndWithTies() {
        assertThat(list.apply(PageRequest.first(10))).isEqualTo(Page.empty());
        Instant now = Samples.now();
        var edges = new ArrayList<E>();
        for (int number = 0; number < 20; number++) {
            edges.add(add.apply(people.get(), now.minusMillis(number % 3)));
        }
        edges.add(add.apply(people.get(), now.minusNanos(1_000)));
        edges.sort(order());

        for (int limit : List.of(1, 2, 7, 20, 21, 22, PageRequest.MAX_LIMIT)) {
            assertThat(Page.all(limit, list)).containsExactlyElementsOf(edges);
        }
        assertThat(list.apply(PageRequest.first(edges.size())).next()).isNull();
    }

    /**
     * Later edges are added and earlier seen ones removed between two pages, also the very one that
     * the cursor points at.
     */
    public void stayInPlaceWhileOthersWrite() {
        Instant now = Samples.now();
        var edges = new ArrayList<E>();
        for (int number = 0; number < 15; number++) {
            edges.add(add.apply(people.get(), now.minusMillis(number / 4)));
        }
        edges.sort(order());
        var seen = new ArrayList<E>();
        var later = new ArrayList<E>();

        PageRequest next = PageRequest.first(4);
        for (Page<E> page = list.apply(next); ; page = list.apply(next)) {
            seen.addAll(page.items());
            if (page.next() == null) {
                break;
            }
            later.addFirst(add.apply(people.get(), now.plusSeconds(seen.size())));
            remove.accept(page.items().getLast());
            next = next.from(page.next());
        }

        assertThat(seen).containsExactlyElementsOf(edges);
        assertThat(list.apply(PageRequest.first(later.size())).items()).isEqualTo(later);
    }

    /** Cursors of other lists and of nobody. */
    public void refuseForeignCursors() {
        BadCursors.refusedBy(list);
    }

    private Comparator<E> order() {
        return Comparator.comparing(at).thenComparing(other).reversed();
    }
}
