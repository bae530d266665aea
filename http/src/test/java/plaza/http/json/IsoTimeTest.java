package plaza.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeFormatterBuilder;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class IsoTimeTest {
    @Property
    void theTextIsThatOfTheStandardFormatter(
            @ForAll @LongRange(min = -62_167_219_200_000L, max = 253_402_300_799_999L)
                    long millis) {
        Instant at = Instant.ofEpochMilli(millis);
        String expected = new DateTimeFormatterBuilder().appendInstant(3).toFormatter().format(at);
        assertThat(IsoTime.format(at)).isEqualTo(expected);
    }

    @Example
    void nanosecondsAreCutOff() {
        assertThat(IsoTime.format(Instant.parse("2024-02-29T23:59:59.999999999Z")))
                .isEqualTo("2024-02-29T23:59:59.999Z");
    }

    @Example
    void yearsOfFiveDigitsAreRefused() {
        assertThatThrownBy(() -> IsoTime.format(Instant.MAX.minusSeconds(86_400L * 366)))
                .isInstanceOf(RuntimeException.class);
    }
}
