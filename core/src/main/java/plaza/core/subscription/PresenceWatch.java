package plaza.core.subscription;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import plaza.core.event.Backoff;
import plaza.core.event.Worker;
import plaza.core.id.UserId;
import plaza.core.presence.Presence;
import plaza.core.presence.PresenceUpdate;

/**
 * Tells those who watch people whether they are online: at once, and then each change. It asks
 * again and again, as nothing happens when somebody falls silent, nor here when they come to
 * another node.
 */
public final class PresenceWatch extends Worker {
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** Whoever is watched first is fresh. */
    private static final Duration NOBODY_WATCHED = Duration.ofMinutes(1);

    private final UpdateHub hub;
    private final Presence presence;
    private long looked = System.nanoTime();

    public PresenceWatch(UpdateHub hub, Presence presence, Backoff backoff) {
        super("update-presence", backoff);
        this.hub = hub;
        this.presence = presence;
    }

    @Override
    protected void round() throws InterruptedException {
        Set<UserId> fresh = hub.freshPeople().take(timeToNextLook());
        try {
            tell(fresh);
        } catch (RuntimeException e) {
            fresh.forEach(hub.freshPeople()::add);
            throw e;
        }
        if (System.nanoTime() - looked >= INTERVAL.toNanos()) {
            tell(hub.watches().people());
            looked = System.nanoTime();
        }
    }

    private Duration timeToNextLook() {
        return hub.watches().people().isEmpty()
                ? NOBODY_WATCHED
                : INTERVAL.minusNanos(System.nanoTime() - looked);
    }

    @Override
    protected void wake() {
        hub.freshPeople().wake();
    }

    private void tell(Collection<UserId> people) {
        presence.findAll(people)
                .forEach(
                        (person, state) ->
                                hub.watches()
                                        .tell(
                                                new Watched.Presence(person),
                                                PresenceUpdate.of(state)));
    }
}
