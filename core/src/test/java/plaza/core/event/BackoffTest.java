package plaza.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = Backoff.standard();

    @Test
    void delaysDoubleUpToTheBound() {
        for (int failures = 1; failures <= 100; failures++) {
            long full = Math.min(10_000, 50L << Math.min(failures - 1, 20));
            assertThat(backoff.delay(failures))
                    .isBetween(Duration.ofMillis(full / 2), Duration.ofMillis(full));
        }
    }

    @Test
    void delaysAreBoundedAfterAnyNumberOfFailures() {
        assertThat(backoff.delay(Integer.MAX_VALUE))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    @Test
    void delaysDiffer() {
        assertThat(backoff.delay(3)).isNotEqualTo(backoff.delay(3));
    }

    @Test
    void aBoundBelowTheFirstDelayIsRefused() {
        RandomGenerator random = new Random(1);
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), random))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1), random))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
