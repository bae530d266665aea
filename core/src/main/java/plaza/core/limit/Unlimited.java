package plaza.core.limit;

/** Allows everything, and counts nothing. */
public final class Unlimited implements RateLimiter {
    @Override
    public Decision acquire(String key, Limit limit) {
        return new Decision(true, limit.permits(), limit.window());
    }

    @Override
    public void release(String key) {
        // Nothing was taken.
    }
}
