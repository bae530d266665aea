package plaza.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WakeUpTest {
    private final WakeUp wakeUp = new WakeUp();

    @Test
    void whoMissedARingDoesNotWait() throws Exception {
        long seen = wakeUp.signals();
        wakeUp.signal();
        long begin = System.nanoTime();
        wakeUp.await(seen, Duration.ofHours(1));
        assertThat(elapsed(begin)).isLessThan(Duration.ofMinutes(1));
    }

    /**
     * Ten workers that looked as often as there is work would be most of what an idle server does.
     */
    @Test
    void whereNothingHappensWhoWaitsLooksOnceASecond() throws Exception {
        wakeUp.signal();
        int looks = 0;
        long begin = System.nanoTime();
        // For a second it may have something to find yet, which came to light after the signal.
        while (elapsed(begin).compareTo(Duration.ofSeconds(1)) < 0) {
            wakeUp.await(wakeUp.signals());
            looks++;
        }
        assertThat(looks).isBetween(1, 10);
        long quiet = System.nanoTime();
        wakeUp.await(wakeUp.signals());
        assertThat(elapsed(quiet)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theLongerNothingHappensTheMorePatientIsWhoWaits() {
        assertThat(WakeUp.patience(Duration.ofMillis(999))).isEqualTo(Duration.ofMillis(100));
        assertThat(WakeUp.patience(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(WakeUp.patience(Duration.ofSeconds(29))).isEqualTo(Duration.ofSeconds(1));
        assertThat(WakeUp.patience(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(3));
    }

    private static Duration elapsed(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
