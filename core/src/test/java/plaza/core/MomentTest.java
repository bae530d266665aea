package plaza.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MomentTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-01T09:30:00Z, 2026-03-01T09:30:00Z",
        "2026-03-01T09:30:00.250+01:00, 2026-03-01T08:30:00.250Z",
        "2026-03-01, 2026-03-01T00:00:00Z",
        "1970-01-01, 1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
    })
    void timesAndDaysAreRead(String text, Instant at) {
        assertThat(Moment.parse(text)).contains(at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "today",
                "2026-02-30",
                "2026-3-1",
                "1969-12-31",
                "10000-01-01",
                "2026-03-01T09:30",
                "1969-12-31T23:59:59Z",
                "+999999999-01-01T00:00:00Z",
                "20260301XX"
            })
    void whatIsNeitherIsNothing(String text) {
        assertThat(Moment.parse(text)).isEmpty();
    }
}
