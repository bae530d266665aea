package plaza.http.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.http.problem.UnsatisfiableRangeException;

class ByteRangeTest {
    private static final long SIZE = 1_000;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-, 0, 999",
        "bytes=999-, 999, 999",
        "bytes=10-19, 10, 19",
        "bytes=990-2000, 990, 999",
        "bytes=-1, 999, 999",
        "bytes=-1000, 0, 999",
        "bytes=-5000, 0, 999",
        "BYTES= 5-6 , 5, 6"
    })
    void aPartIsTakenAsFarAsItIsThere(String field, long from, long to) {
        assertThat(ByteRange.parse(field, SIZE)).contains(List.of(new ByteRange(from, to)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes=5-4",
                "bytes=1",
                "items=0-1",
                "bytes=0-1,",
                "bytes=0-1,x",
                "bytes=0-1,,3-4",
                "bytes=+1-2",
                "bytes=--1",
                "bytes=1-2-3",
                "bytes=0x1-2",
                "bytes=9999999999999999999-",
                "bytes=\u0661-"
            })
    void whatIsMalformedIsIgnored(String field) {
        assertThat(ByteRange.parse(field, SIZE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-2000", "bytes=-0", "bytes=5000-,1000-1001"})
    void whatLiesBehindTheEndIsUnsatisfiable(String field) {
        assertThatExceptionOfType(UnsatisfiableRangeException.class)
                .isThrownBy(() -> ByteRange.parse(field, SIZE))
                .matches(e -> e.size() == SIZE);
    }

    @Test
    void severalPartsStayInTheirOrder() {
        assertThat(ByteRange.parse("bytes=500-599, 0-9,-10, 2000-", SIZE))
                .contains(
                        List.of(
                                new ByteRange(500, 599),
                                new ByteRange(0, 9),
                                new ByteRange(990, 999)));
    }

    @Test
    void moreThanTheWholeIsTheWhole() {
        assertThat(ByteRange.parse("bytes=0-,0-", SIZE)).isEmpty();
        assertThat(ByteRange.parse("bytes=0-0" + ",1-1".repeat(40), SIZE)).isEmpty();
    }

    @Test
    void ofNothingThereIsNoPart() {
        assertThatExceptionOfType(UnsatisfiableRangeException.class)
                .isThrownBy(() -> ByteRange.parse("bytes=0-", 0));
        assertThatExceptionOfType(UnsatisfiableRangeException.class)
                .isThrownBy(() -> ByteRange.parse("bytes=-1", 0));
    }
}
