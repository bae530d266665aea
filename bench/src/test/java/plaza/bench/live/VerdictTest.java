package plaza.bench.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plaza.bench.live.Arrivals.Arrival;
import plaza.bench.live.Authors.Posted;

class VerdictTest {
    private static final long MS = 1_000_000;

    /** One after the other, but for the third, which was made while the second was. */
    private static final List<Posted> POSTS =
            List.of(
                    new Posted("a", 0, 0, 10 * MS),
                    new Posted("b", 1, 20 * MS, 40 * MS),
                    new Posted("c", 2, 30 * MS, 35 * MS),
                    new Posted("d", 0, 50 * MS, 60 * MS));

    private final Verdict verdict = new Verdict(POSTS);

    private void heard(Set<Integer> followed, String... posts) {
        verdict.add(
                followed,
                IntStream.range(0, posts.length)
                        .mapToObj(i -> new Arrival(posts[i], (100 + i) * MS))
                        .toList());
    }

    @Test
    void everythingOnceAndInOrderIsFine() {
        heard(Set.of(0, 1, 2), "a", "b", "c", "d");
        heard(Set.of(0, 1, 2), "a", "c", "b", "d");
        heard(Set.of(1), "b");
        assertThat(verdict.isFine()).isTrue();
        assertThat(verdict.expected()).isEqualTo(9);
        assertThat(verdict.heard()).isEqualTo(9);
    }

    @Test
    void whatIsMissingCounts() {
        heard(Set.of(0, 1), "a", "d");
        assertThat(verdict.missing()).isEqualTo(1);
        assertThat(verdict.isFine()).isFalse();
    }

    @Test
    void whatComesTwiceCounts() {
        heard(Set.of(0), "a", "d", "a");
        assertThat(verdict.doubled()).isEqualTo(1);
        assertThat(verdict.isFine()).isFalse();
    }

    @Test
    void whatComesTooLateCounts() {
        heard(Set.of(0), "d", "a");
        assertThat(verdict.disordered()).isEqualTo(1);
        assertThat(verdict.isFine()).isFalse();
    }

    @Test
    void whatIsForSomebodyElseCounts() {
        heard(Set.of(1), "b", "c", "x");
        assertThat(verdict.foreign()).isEqualTo(2);
        assertThat(verdict.isFine()).isFalse();
    }

    @Test
    void nothingAtAllIsNotFine() {
        assertThat(verdict.isFine()).isFalse();
    }

    @Test
    void timesAreTakenFromTheAnswer() {
        verdict.add(Set.of(1), List.of(new Arrival("b", 45 * MS)));
        assertThat(verdict.percentileMs(99)).isBetween(4.9, 5.1);
        verdict.add(Set.of(2), List.of(new Arrival("c", 33 * MS)));
        assertThat(verdict.percentileMs(1)).isZero();
    }
}
