package plaza.contracts.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Effort;
import plaza.core.limit.RateLimiter;
import plaza.core.limit.RateLimiter.Decision;
import plaza.core.limit.RateLimiter.Limit;

/** The contract of every {@link RateLimiter}. */
public interface RateLimiterContract {
    Limit THREE_A_MINUTE = new Limit(3, Duration.ofMinutes(1));

    RateLimiter limiter();

    /** Lets time pass, as the limiter sees it; the time does not pass by itself. */
    void advance(Duration time);

    private static String freshKey() {
        return UUID.randomUUID() + ":posts";
    }

    private Decision acquire(String key) {
        return limiter().acquire(key, THREE_A_MINUTE);
    }

    private int acquireAll(String key, Limit limit) {
        int taken = 0;
        while (limiter().acquire(key, limit).allowed()) {
            taken++;
        }
        return taken;
    }

    @Test
    default void allowsAsManyAsTheLimitSays() {
        assertThat(acquireAll(freshKey(), THREE_A_MINUTE)).isEqualTo(3);
    }

    @Test
    default void allowsOneWhenTheLimitIsOne() {
        assertThat(acquireAll(freshKey(), new Limit(1, Duration.ofSeconds(1)))).isEqualTo(1);
    }

    @Test
    default void allowsManyThousandsInAWindow() {
        int many = Effort.of(4_000, 20_000);
        assertThat(acquireAll(freshKey(), new Limit(many, Duration.ofMinutes(5)))).isEqualTo(many);
    }

    @Test
    default void countsDownWhatRemains() {
        String key = freshKey();
        assertThat(acquire(key).remaining()).isEqualTo(2);
        assertThat(acquire(key).remaining()).isEqualTo(1);
        assertThat(acquire(key).remaining()).isZero();
        assertThat(acquire(key).remaining()).isZero();
    }

    @Test
    default void keysDoNotAffectEachOther() {
        String exhausted = freshKey();
        acquireAll(exhausted, THREE_A_MINUTE);
        assertThat(acquire(freshKey())).extracting(Decision::remaining).isEqualTo(2);
        assertThat(acquire(exhausted).allowed()).isFalse();
    }

    @Test
    default void everythingIsFreeAgainAfterTheWindow() {
        String key = freshKey();
        acquireAll(key, THREE_A_MINUTE);
        advance(Duration.ofMinutes(1));
        assertThat(acquireAll(key, THREE_A_MINUTE)).isEqualTo(3);
    }

    @Test
    default void aRefusalTakesNoPermit() {
        String key = freshKey();
        acquireAll(key, THREE_A_MINUTE);
        advance(Duration.ofSeconds(59));
        for (int i = 0; i < 100; i++) {
            assertThat(acquire(key).allowed()).isFalse();
        }
        advance(Duration.ofSeconds(1));
        assertThat(acquire(key).allowed()).isTrue();
    }

    @Test
    default void aRefusalSaysWhenToTryAgain() {
        String key = freshKey();
        acquireAll(key, THREE_A_MINUTE);
        advance(Duration.ofSeconds(20));
        Duration reset = acquire(key).reset();
        assertThat(reset).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1));
        advance(reset);
        assertThat(acquire(key).allowed()).isTrue();
    }

    @Test
    default void permitsSpreadOverTheWindowComeBackOneByOneWhenTheySayTheyDo() {
        String key = freshKey();
        for (int i = 0; i < 3; i++) {
            assertThat(acquire(key).allowed()).isTrue();
            advance(Duration.ofSeconds(15));
        }
        for (int i = 0; i < 10; i++) {
            Decision refused = acquire(key);
            assertThat(refused.allowed()).isFalse();
            advance(refused.reset());
            assertThat(acquire(key).allowed()).isTrue();
        }
    }

    @Test
    default void noWindowHoldsMoreThanTheLimitWhateverTheRhythm() {
        var limit = new Limit(7, Duration.ofSeconds(10));
        for (int seed = 0; seed < 20; seed++) {
            var random = new SplittableRandom(seed);
            String key = freshKey();
            List<Duration> allowed = new ArrayList<>();
            Duration now = Duration.ZERO;
            for (int i = 0; i < 300; i++) {
                Duration pause = Duration.ofMillis(random.nextInt(seed * 200 + 1));
                advance(pause);
                now = now.plus(pause);
                if (limiter().acquire(key, limit).allowed()) {
                    allowed.add(now);
                }
            }
            assertThat(allowed).hasSizeGreaterThan(6);
            for (int i = 7; i < allowed.size(); i++) {
                assertThat(allowed.get(i).minus(allowed.get(i - 7)))
                        .isGreaterThanOrEqualTo(limit.window());
            }
        }
    }

    @Test
    default void manyAtOnceGetExactlyWhatTheLimitSays() {
        String key = freshKey();
        var limit = new Limit(100, Duration.ofMinutes(1));
        List<Integer> taken =
                Concurrently.call(
                        16,
                        _ -> {
                            int mine = 0;
                            for (int i = 0; i < 50; i++) {
                                mine += limiter().acquire(key, limit).allowed() ? 1 : 0;
                            }
                            return mine;
                        });
        assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
    }

    @Test
    default void whatIsGivenBackIsAsIfItHadNotBeenTaken() {
        String key = freshKey();
        acquireAll(key, THREE_A_MINUTE);
        limiter().release(key);
        limiter().release(key);
        assertThat(acquireAll(key, THREE_A_MINUTE)).isEqualTo(2);
    }

    @Test
    default void theLastOneIsGivenBack() {
        String key = freshKey();
        acquire(key);
        advance(Duration.ofSeconds(40));
        acquire(key);
        limiter().release(key);
        advance(Duration.ofSeconds(21));
        assertThat(acquire(key).remaining()).isEqualTo(2);
    }

    @Test
    default void nothingIsGivenBackThatWasNotTaken() {
        String key = freshKey();
        limiter().release(key);
        acquire(key);
        limiter().release(key);
        limiter().release(key);
        assertThat(acquireAll(key, THREE_A_MINUTE)).isEqualTo(3);
    }

    @Test
    default void whatIsGivenBackByManyAtOnceIsCountedRightly() {
        String key = freshKey();
        var limit = new Limit(100, Duration.ofMinutes(1));
        acquireAll(key, limit);
        Concurrently.call(
                40,
                _ -> {
                    limiter().release(key);
                    return true;
                });
        assertThat(acquireAll(key, limit)).isEqualTo(40);
    }

    @Test
    default void anyTextIsAKey() {
        for (String key : List.of("", " ", "é:ü", "a\nb", "\uD83D\uDE00", "x".repeat(1_000))) {
            assertThat(limiter().acquire(freshKey() + key, THREE_A_MINUTE).allowed()).isTrue();
        }
    }
}
