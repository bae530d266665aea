package plaza.core.subscription;

import java.time.Duration;
import java.util.Set;
import plaza.core.event.Backoff;
import plaza.core.event.Worker;
import plaza.core.id.UserId;
import plaza.core.session.Sessions;

/**
 * Ends the connections of sessions that have ended, and of people who take part no more; and lets
 * go of the mailboxes of those who have left.
 */
public final class SessionWatch extends Worker {
    /** How much later than the retention a mailbox is let go. */
    private static final Duration LATE = Duration.ofSeconds(1);

    /** And where none was there before. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final UpdateHub hub;
    private final Sessions sessions;

    public SessionWatch(UpdateHub hub, Sessions sessions, Backoff backoff) {
        super("update-sessions", backoff);
        this.hub = hub;
        this.sessions = sessions;
    }

    @Override
    protected void round() throws InterruptedException {
        Set<UserId> touched = hub.touchedPeople().take(hub.people().isEmpty() ? IDLE : LATE);
        try {
            touched.forEach(this::check);
        } catch (RuntimeException e) {
            touched.forEach(hub.touchedPeople()::add);
            throw e;
        }
        hub.forgetIdle();
    }

    @Override
    protected void wake() {
        hub.touchedPeople().wake();
    }

    private void check(UserId user) {
        for (Listener listener : hub.listeners(user)) {
            if (sessions.authenticate(listener.session()).isEmpty()) {
                listener.end(Bye.SESSION_ENDED);
            }
        }
    }
}
