package plaza.local.presence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import plaza.core.id.UserId;
import plaza.core.presence.PresenceTracker;

/** Presence in this process: for a deployment that is one, and ends with it. Thread-safe. */
public final class LocalPresenceTracker implements PresenceTracker {
    private final Cache<UserId, Instant> seen;

    /**
     * @param maximum people who are known at a time, some 150 bytes each
     */
    public LocalPresenceTracker(long maximum) {
        this.seen =
                Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .maximumSize(maximum)
                        .expireAfterWrite(KEPT)
                        .build();
    }

    @Override
    public void seen(Collection<UserId> users, Instant at) {
        users.forEach(
                user ->
                        seen.asMap()
                                .merge(
                                        user,
                                        at,
                                        (before, now) -> now.isAfter(before) ? now : before));
    }

    @Override
    public Map<UserId, Instant> find(Collection<UserId> users) {
        return seen.getAllPresent(users);
    }

    @Override
    public void forget(UserId user) {
        seen.invalidate(user);
    }
}
