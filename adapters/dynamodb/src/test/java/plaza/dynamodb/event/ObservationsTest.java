package plaza.dynamodb.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ObservationsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Observations observations = new Observations(nanos::get);

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void aValueStandsStillFromWhenItWasFirstSeenUntilAnotherIsSeen() {
        assertThat(observations.unchanged("a", "1")).isEqualTo(Duration.ZERO);
        pass(3);
        assertThat(observations.unchanged("b", "1")).isEqualTo(Duration.ZERO);
        assertThat(observations.unchanged("a", "1")).isEqualTo(Duration.ofSeconds(3));
        pass(2);
        assertThat(observations.unchanged("a", "1")).isEqualTo(Duration.ofSeconds(5));
        assertThat(observations.unchanged("a", "2")).isEqualTo(Duration.ZERO);
        pass(1);
        assertThat(observations.unchanged("b", "1")).isEqualTo(Duration.ofSeconds(3));
    }
}
