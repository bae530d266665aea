package plaza.core.limit;

import plaza.core.Fallback;

/**
 * Limits that all processes count together, and while their engine is away each process by itself:
 * then nobody is refused for that, and nobody has more than the limit at one process.
 */
public final class FallbackRateLimiter implements RateLimiter {
    private final RateLimiter shared;
    private final RateLimiter own;

    public FallbackRateLimiter(RateLimiter shared, RateLimiter own) {
        this.shared = shared;
        this.own = own;
    }

    @Override
    public Decision acquire(String key, Limit limit) {
        return Fallback.whenUnavailable(
                () -> shared.acquire(key, limit), () -> own.acquire(key, limit));
    }

    /** What was taken while the engine was away stays counted by the process that counted it. */
    @Override
    public void release(String key) {
        own.release(key);
        Fallback.whenUnavailable(
                () -> {
                    shared.release(key);
                    return true;
                },
                () -> false);
    }
}
