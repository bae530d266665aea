package plaza.local.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.limit.RateLimiterContract;
import plaza.core.limit.RateLimiter;
import plaza.core.limit.RateLimiter.Limit;

final class LocalRateLimiterTest implements RateLimiterContract {
    private final SettableClock clock = new SettableClock(Samples.now());
    private final LocalRateLimiter limiter = new LocalRateLimiter(10_000, clock);

    @Override
    public RateLimiter limiter() {
        return limiter;
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }

    @Test
    void aClockThatIsSetBackLocksNobodyOut() {
        assertThat(limiter.acquire("k", THREE_A_MINUTE).allowed()).isTrue();
        assertThat(limiter.acquire("k", THREE_A_MINUTE).allowed()).isTrue();
        clock.advance(Duration.ofHours(-5));
        assertThat(limiter.acquire("k", THREE_A_MINUTE).remaining()).isZero();
        assertThat(limiter.acquire("k", THREE_A_MINUTE).allowed()).isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(limiter.acquire("k", THREE_A_MINUTE).allowed()).isTrue();
    }

    @Test
    void aPermitComesBackAtMostA64thOfTheWindowLate() {
        var limit = new Limit(1_000, Duration.ofSeconds(64));
        for (int i = 0; i < 1_000; i++) {
            assertThat(limiter.acquire("k", limit).allowed()).isTrue();
            clock.advance(Duration.ofMillis(10));
        }
        // The first one was taken 10 s ago and is free 64 s after, the merged ones by then plus 1
        // s.
        clock.advance(Duration.ofSeconds(55));
        assertThat(limiter.acquire("k", limit).allowed()).isTrue();
    }
}
