package plaza.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.core.DomainException;

final class KeptRangesTest {
    private final KeptRanges ranges = new KeptRanges();

    private List<String> gaps(long from, long to) {
        List<String> gaps = new ArrayList<>();
        ranges.gaps(from, to, (start, end) -> gaps.add(start + "-" + end));
        return gaps;
    }

    @Test
    void whatIsNotKeptIsAGap() {
        ranges.add(30, 10);
        ranges.add(10, 10);
        ranges.add(35, 15);

        assertThat(gaps(0, 100)).containsExactly("0-10", "20-30", "50-100");
    }

    @Test
    void aPartThatReachesIntoTheNextBoxIsKeptThereToo() {
        ranges.add(10, 30);

        assertThat(gaps(0, 20)).containsExactly("0-10");
        assertThat(gaps(25, 50)).containsExactly("40-50");
        assertThat(gaps(60, 70)).containsExactly("60-70");
    }

    @Test
    void nothingKeptIsOneGap() {
        assertThat(gaps(5, 9)).containsExactly("5-9");
    }

    @Test
    void aPartMayBeLongerThanAnEntryHolds() {
        ranges.add(8, 100L << 20);
        ranges.add(8 + (100L << 20), 1);

        assertThat(gaps(0, 200L << 20))
                .containsExactly("0-8", (9 + (100L << 20)) + "-" + (200L << 20));
    }

    @Test
    void moreThanAMillionPartsAreRefused() {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(
                        () -> {
                            for (long i = 0; i <= 1 << 20; i++) {
                                ranges.add(2 * i, 1);
                            }
                        });
    }
}
