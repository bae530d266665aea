package plaza.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WakeUpTest {
    private final WakeUp bell = new WakeUp();

    @Test
    void whoMissedARingDoesNotWait() throws Exception {
        long seen = bell.rings();
        bell.ring();
        long begin = System.nanoTime();
        bell.await(seen, Duration.ofHours(1));
        assertThat(elapsed(begin)).isLessThan(Duration.ofMinutes(1));
    }

    /**
     * Ten workers that looked as often as there is work would be most of what an idle server does.
     */
    @Test
    void whereNothingHappensWhoWaitsLooksOnceASecond() throws Exception {
        bell.ring();
        int looks = 0;
        long begin = System.nanoTime();
        // For a second it may have something to find yet, which came to light after the ring.
        while (elapsed(begin).compareTo(Duration.ofSeconds(1)) < 0) {
            bell.await(bell.rings());
            looks++;
        }
        assertThat(looks).isBetween(1, 10);
        long quiet = System.nanoTime();
        bell.await(bell.rings());
        assertThat(elapsed(quiet)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    private static Duration elapsed(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
