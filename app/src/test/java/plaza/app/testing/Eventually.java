package plaza.app.testing;

import static org.awaitility.Awaitility.await;
import static org.awaitility.pollinterval.IterativePollInterval.iterative;

import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** Waiting for what happens soon, but not before the answer: timelines. */
public final class Eventually {
    /** Usually some milliseconds; the rest is for machines that do many other things. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMillis(300);

    private Eventually() {}

    /** Waits until an assertion holds, or fails with it. */
    public static void soon(ThrowingRunnable assertion) {
        within(PATIENCE).untilAsserted(assertion);
    }

    /** Asks less and less often, so that who asks does not hold up what it waits for. */
    public static ConditionFactory within(Duration patience) {
        return await().atMost(patience)
                .pollDelay(Duration.ZERO)
                .pollInterval(iterative(Eventually::longer, FIRST));
    }

    private static Duration longer(Duration last) {
        Duration next = last.multipliedBy(3).dividedBy(2);
        return next.compareTo(LONGEST) > 0 ? LONGEST : next;
    }
}
