package plaza.app.guard;

import java.time.Duration;

/**
 * How long an engine in another process is waited for.
 *
 * @param call after which one call is given up
 * @param unavailable after which an engine that answers nothing is unavailable: half of {@code
 *     suspected} until it is asked, and the rest for the answer
 * @param suspected after which callers that have a {@link plaza.core.Fallback} use that: half of it
 *     until the engine is asked, and half of it for the answer; less than {@code unavailable}
 */
public record EngineTimeouts(Duration call, Duration unavailable, Duration suspected) {
    Duration untilAsked() {
        return suspected.dividedBy(2);
    }

    /** From when it is asked, as the next. */
    Duration untilSuspected() {
        return suspected.minus(untilAsked());
    }

    Duration untilUnavailable() {
        return unavailable.minus(untilAsked());
    }
}
