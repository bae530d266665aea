package plaza.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import plaza.core.id.PostId;

final class PostIdSetTest {
    @Property
    void containsWhatItWasMadeOf(
            @ForAll("ids") Set<PostId> ids, @ForAll("ids") Set<PostId> others) {
        PostIdSet set = setOf(ids);
        assertThat(set.size()).isEqualTo(ids.size());
        assertThat(ids).allMatch(set::contains);
        assertThat(others).allMatch(id -> set.contains(id) == ids.contains(id));
    }

    @Property
    void isAboveWhatIsSmallerThanAllOfIt(
            @ForAll("ids") Set<PostId> ids, @ForAll("ids") Set<PostId> others) {
        PostIdSet set = setOf(ids);
        assertThat(others)
                .allMatch(
                        id ->
                                set.isAbove(id)
                                        == (!ids.isEmpty()
                                                && ids.stream()
                                                        .allMatch(own -> own.compareTo(id) > 0)));
    }

    @Property
    void listsWhatIsBehindAnIdByIdDownwards(
            @ForAll("ids") Set<PostId> ids,
            @ForAll("ids") Set<PostId> others,
            @ForAll @IntRange(max = 25) int limit) {
        PostIdSet set = setOf(ids);
        List<PostId> sorted = ids.stream().sorted(Comparator.<PostId>reverseOrder()).toList();
        assertThat(set.list(null, limit)).isEqualTo(sorted.stream().limit(limit).toList());
        assertThat(others)
                .allSatisfy(
                        before ->
                                assertThat(set.list(before, limit))
                                        .isEqualTo(
                                                sorted.stream()
                                                        .filter(id -> id.compareTo(before) < 0)
                                                        .limit(limit)
                                                        .toList()));
    }

    private static PostIdSet setOf(Set<PostId> ids) {
        List<PostId> sorted = ids.stream().sorted(Comparator.<PostId>reverseOrder()).toList();
        return PostIdSet.of(sorted);
    }

    /** From few numbers, with and without the sign bit, so that many ids are alike. */
    @Provide
    Arbitrary<Set<PostId>> ids() {
        Arbitrary<Long> half =
                Arbitraries.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40);
        return Combinators.combine(half, half)
                .as((most, least) -> new PostId(new UUID(most, least)))
                .set()
                .ofMaxSize(20);
    }
}
