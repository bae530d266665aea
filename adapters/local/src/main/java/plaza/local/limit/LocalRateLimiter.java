package plaza.local.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import plaza.core.limit.RateLimiter;

/**
 * Rate limits of one process, each key with a {@link SlidingWindow}. A key that is not used for a
 * whole window is forgotten, and past the bound the least used ones are, with what they took. What
 * is forgotten goes by elapsed time and not by the clock, which may be set back. Thread-safe.
 */
public final class LocalRateLimiter implements RateLimiter {
    private final Clock clock;
    private final Cache<String, Key> keys;

    private record Key(SlidingWindow taken, Duration window) {}

    /**
     * @param maximumKeys how many keys are counted at once; one takes 300 bytes to 3 KB
     */
    public LocalRateLimiter(long maximumKeys, Clock clock) {
        this.clock = clock;
        this.keys =
                Caffeine.newBuilder()
                        .executor(Runnable::run)
                        .maximumSize(maximumKeys)
                        .expireAfter(Expiry.<String, Key>accessing((name, key) -> key.window()))
                        .build();
    }

    @Override
    public Decision acquire(String name, Limit limit) {
        Function<String, Key> fresh = _ -> new Key(new SlidingWindow(), limit.window());
        Key key = keys.get(name, fresh);
        SlidingWindow taken = key.taken();
        synchronized (taken) {
            return taken.acquire(nanos(clock.instant()), limit.permits(), limit.window().toNanos());
        }
    }

    @Override
    public void release(String name) {
        Key key = keys.getIfPresent(name);
        if (key != null) {
            SlidingWindow taken = key.taken();
            synchronized (taken) {
                taken.release();
            }
        }
    }

    private static long nanos(Instant now) {
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
