package plaza.app.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** Waiting for what happens soon, but not before the answer: timelines. */
public final class Eventually {
    /** Usually some milliseconds; the rest is for machines that do many other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Eventually() {}

    /** Waits until an assertion holds, or fails with it. */
    public static void soon(ThrowingRunnable assertion) {
        within(PATIENCE).untilAsserted(assertion);
    }

    public static ConditionFactory within(Duration patience) {
        return await().atMost(patience)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20));
    }
}
