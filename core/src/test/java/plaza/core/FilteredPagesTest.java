package plaza.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

class FilteredPagesTest {
    /** The numbers of the rows that may be seen, in a list where some are hidden. */
    private static List<Integer> visible(List<Boolean> rows) {
        return IntStream.range(0, rows.size()).filter(rows::get).boxed().toList();
    }

    private static Page<Integer> stored(int size, PageRequest page) {
        int from = page.cursor() == null ? 0 : Integer.parseInt(page.cursor().value()) + 1;
        List<Integer> oneMore =
                IntStream.range(from, Math.min(size, from + page.limit() + 1)).boxed().toList();
        return Page.of(oneMore, page.limit(), row -> new Cursor(row.toString()));
    }

    private static Page<Integer> page(List<Boolean> rows, PageRequest page) {
        return FilteredPages.page(
                page,
                request -> stored(rows.size(), request),
                Function.identity(),
                // In any order.
                some -> some.stream().filter(rows::get).sorted((a, b) -> b - a).toList(),
                Function.identity());
    }

    private static List<Page<Integer>> pages(List<Boolean> rows, int limit) {
        List<Page<Integer>> pages = new ArrayList<>();
        @Nullable PageRequest next = PageRequest.first(limit);
        while (next != null) {
            Page<Integer> page = page(rows, next);
            pages.add(page);
            next = page.next() == null ? null : next.from(page.next());
        }
        return pages;
    }

    @Property(tries = 1_000)
    void whoFollowsTheCursorsSeesWhatIsVisibleOnceInFullPages(
            @ForAll @Size(max = 150) List<Boolean> rows,
            @ForAll @IntRange(min = 1, max = 40) int limit) {
        List<Page<Integer>> pages = pages(rows, limit);

        assertThat(pages.stream().flatMap(page -> page.items().stream()))
                .containsExactlyElementsOf(visible(rows));
        assertThat(pages.subList(0, pages.size() - 1))
                .allSatisfy(page -> assertThat(page.items()).hasSize(limit));
        assertThat(pages).hasSize(Math.max(1, Math.ceilDiv(visible(rows).size(), limit)));
    }

    /** Cursors are at rows that may be seen, so they are the same as where nothing is hidden. */
    @Property(tries = 1_000)
    void pagesAreThoseOfAListWithoutTheHidden(
            @ForAll @Size(max = 150) List<Boolean> rows,
            @ForAll @IntRange(min = 1, max = 40) int limit) {
        List<Integer> visible = visible(rows);
        List<Page<Integer>> pages = pages(rows, limit);
        for (int i = 0; i < pages.size() - 1; i++) {
            int last = visible.get((i + 1) * limit - 1);
            assertThat(pages.get(i).next()).isEqualTo(new Cursor(Integer.toString(last)));
        }
    }

    @Property(tries = 20)
    void pagesOfAThousandAreFullToo(@ForAll @Size(min = 1_500, max = 1_700) List<Boolean> rows) {
        Page<Integer> page = page(rows, PageRequest.first(PageRequest.MAX_LIMIT));
        assertThat(page.items()).isEqualTo(first(visible(rows), PageRequest.MAX_LIMIT));
    }

    private static List<Integer> first(List<Integer> all, int count) {
        return all.subList(0, Math.min(count, all.size()));
    }

    @Example
    void behindThousandsOfHiddenOnesAPageGoesOnWithoutThem() {
        List<Boolean> rows = new ArrayList<>();
        IntStream.range(0, 10_000).forEach(i -> rows.add(i == 0 || i == 9_999));
        List<Page<Integer>> pages = pages(rows, 2);

        assertThat(pages.getFirst().items()).containsExactly(0);
        assertThat(pages.stream().flatMap(page -> page.items().stream())).containsExactly(0, 9_999);
        assertThat(pages).hasSizeLessThan(6);
    }
}
