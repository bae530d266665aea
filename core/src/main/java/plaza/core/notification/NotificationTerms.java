package plaza.core.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long notifications are kept, counted from the act. */
public record NotificationTerms(Clock clock, Duration retention) {
    /** What was done before is not told any more. */
    public Instant since() {
        return clock.instant().minus(retention);
    }
}
