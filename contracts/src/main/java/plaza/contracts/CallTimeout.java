package plaza.contracts;

import java.time.Duration;

/** How long tests that are not about time wait for an engine's answer. */
public final class CallTimeout {
    /** As long as a busy machine may take, and not for ever. */
    public static final Duration PATIENT = Duration.ofMinutes(3);

    private CallTimeout() {}
}
